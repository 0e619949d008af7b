import { DocumentLine as DocumentLine_cdfbdc3c70fe56e3a8899c440d7ace48 } from '../../../components/publishing/DocumentLine'
import { ToCheckCell as ToCheckCell_a11009cf94db45471ef46ed45785d635 } from '../../../components/errata/ToCheck'
import { ToCheckField as ToCheckField_a11009cf94db45471ef46ed45785d635 } from '../../../components/errata/ToCheck'
import { TextCell as TextCell_b92423b2495f70a73fe95b8738790bba } from '../../../components/errata/ErratumCells'
import { LineCell as LineCell_b92423b2495f70a73fe95b8738790bba } from '../../../components/errata/ErratumCells'
import { BilingualField as BilingualField_29fb15a0c2c2ba06757ae3fca9dfd317 } from '../../../components/bilingual/BilingualField'
import { LatexField as LatexField_e75ff10e81c50a9ac33e06cca3a3a533 } from '../../../components/text/LatexField'
import { UsedBy as UsedBy_368b62e051e452d569440985973be837 } from '../../../components/references/UsedBy'
import { ErrataListLink as ErrataListLink_58a546bb0d7edfdfd87bda887d766e18 } from '../../../components/errata-list/ErrataListLink'
import { OverwriteGuard as OverwriteGuard_4bc1b85bb4cf0d252869e187087855b8 } from '../../../components/overwrites/OverwriteGuard'
import { DocumentName as DocumentName_52f27c478f1afc53301953dcbe1560be } from '../../../components/panel/DocumentName'
import { Refusals as Refusals_7b759bd93d45669bafc8f6129a7547e0 } from '../../../components/refusals/Refusals'
import { KeepForm as KeepForm_24a4d621d2356a3b6c9c3cd8407b4136 } from '../../../components/unsaved/KeepForm'
import { PublishButton as PublishButton_d0c28af870e6313a3cc3834e4f1d9657 } from '../../../components/panel/PublishButton'
import { VersionsView as VersionsView_be5a65f1b5849fbc89c3ac0586b948db } from '../../../components/versions/VersionsView'
import { VersionView as VersionView_f3b1181930caf0f874bcde4a9b220754 } from '../../../components/versions/VersionView'
import { AuthorRowLabel as AuthorRowLabel_1e7cbdce5a2838a4e35b012373a30412 } from '../../../components/RowLabel'
import { PrintingRowLabel as PrintingRowLabel_1e7cbdce5a2838a4e35b012373a30412 } from '../../../components/RowLabel'
import { ContentsRowLabel as ContentsRowLabel_1e7cbdce5a2838a4e35b012373a30412 } from '../../../components/RowLabel'
import { MacrosField as MacrosField_d335cef9fee4f47b95d668b3c5bb4343 } from '../../../components/text/MacrosField'
import { LinkRowLabel as LinkRowLabel_1e7cbdce5a2838a4e35b012373a30412 } from '../../../components/RowLabel'
import { SlugNotice as SlugNotice_f6971ea89a8a01a9864b0e36387d0f6e } from '../../../components/address/SlugNotice'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AuthorsText as AuthorsText_3ddeceb90bb42aaf70f81d5630c7e285 } from '../../../components/rich-text/authorsText'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { Tables as Tables_638aa409ba45a8e096ae0a08bb6ab5d1 } from '../../../components/rich-text/tables'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { Link as Link_74d8cdf51c5ef9b2fd45665f2a27f338 } from '../../../components/rich-text/marks'
import { InlineCode as InlineCode_74d8cdf51c5ef9b2fd45665f2a27f338 } from '../../../components/rich-text/marks'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { Strikethrough as Strikethrough_74d8cdf51c5ef9b2fd45665f2a27f338 } from '../../../components/rich-text/marks'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { Bold as Bold_74d8cdf51c5ef9b2fd45665f2a27f338 } from '../../../components/rich-text/marks'
import { Italic as Italic_74d8cdf51c5ef9b2fd45665f2a27f338 } from '../../../components/rich-text/marks'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ReleaseDetail as ReleaseDetail_7fcbecc13ed658b8b2037af0e3814a20 } from '../../../components/publishing/ReleaseDetail'
import { ValueCell as ValueCell_9fed2d27328e3670a48fb74ef0c82399 } from '../../../components/publishing/PublishingCells'
import { ReleaseCell as ReleaseCell_9fed2d27328e3670a48fb74ef0c82399 } from '../../../components/publishing/PublishingCells'
import { ExportLinks as ExportLinks_b85d33a11d345db6d3c2d68e97940e09 } from '../../../components/audit/ExportLinks'
import { CurrentPassword as CurrentPassword_fc077d457e3ebabad98656fa9941d3f4 } from '../../../components/account/CurrentPassword'
import { ApiKey as ApiKey_99aaf028728a4775df98b831231b703f } from '../../../components/account/ApiKey'
import { Icon as Icon_42af45a2e169122dea8a98337d41efda } from '../../../components/Brand'
import { Logo as Logo_42af45a2e169122dea8a98337d41efda } from '../../../components/Brand'
import { PublishingStatus as PublishingStatus_007618b60552cc89b09d22ac4990633e } from '../../../components/publishing/PublishingStatus'
import { MailTroubleLine as MailTroubleLine_47a30eb43fe04e9ae88487b9a46bc306 } from '../../../components/mail/MailTroubleLine'
import { WorkToDo as WorkToDo_d592e857f39d032f843c6a476e9e966f } from '../../../components/work/WorkToDo'
import { PanelFrame as PanelFrame_e02735aa206bb78481ecd40ced192dfe } from '../../../components/panel/PanelFrame'
import { UnsavedProvider as UnsavedProvider_1922a8331bb35adc740b64e5e8dc7bf3 } from '../../../components/unsaved/UnsavedProvider'
import { PublishingQuestions as PublishingQuestions_2421bd3694349e5da90d0f0ac050cfc6 } from '../../../components/publishing/PublishingQuestions'
import { ForgottenPasswordView as ForgottenPasswordView_d1f7d7c5b7b6ee53dd67a83ae62b4be8 } from '../../../components/panel/ForgottenPasswordView'
import { ErrataListView as ErrataListView_fc666813242fe82873e153fbd33a8654 } from '../../../components/errata-list/ErrataListView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/components/publishing/DocumentLine#DocumentLine": DocumentLine_cdfbdc3c70fe56e3a8899c440d7ace48,
  "/components/errata/ToCheck#ToCheckCell": ToCheckCell_a11009cf94db45471ef46ed45785d635,
  "/components/errata/ToCheck#ToCheckField": ToCheckField_a11009cf94db45471ef46ed45785d635,
  "/components/errata/ErratumCells#TextCell": TextCell_b92423b2495f70a73fe95b8738790bba,
  "/components/errata/ErratumCells#LineCell": LineCell_b92423b2495f70a73fe95b8738790bba,
  "/components/bilingual/BilingualField#BilingualField": BilingualField_29fb15a0c2c2ba06757ae3fca9dfd317,
  "/components/text/LatexField#LatexField": LatexField_e75ff10e81c50a9ac33e06cca3a3a533,
  "/components/references/UsedBy#UsedBy": UsedBy_368b62e051e452d569440985973be837,
  "/components/errata-list/ErrataListLink#ErrataListLink": ErrataListLink_58a546bb0d7edfdfd87bda887d766e18,
  "/components/overwrites/OverwriteGuard#OverwriteGuard": OverwriteGuard_4bc1b85bb4cf0d252869e187087855b8,
  "/components/panel/DocumentName#DocumentName": DocumentName_52f27c478f1afc53301953dcbe1560be,
  "/components/refusals/Refusals#Refusals": Refusals_7b759bd93d45669bafc8f6129a7547e0,
  "/components/unsaved/KeepForm#KeepForm": KeepForm_24a4d621d2356a3b6c9c3cd8407b4136,
  "/components/panel/PublishButton#PublishButton": PublishButton_d0c28af870e6313a3cc3834e4f1d9657,
  "/components/versions/VersionsView#VersionsView": VersionsView_be5a65f1b5849fbc89c3ac0586b948db,
  "/components/versions/VersionView#VersionView": VersionView_f3b1181930caf0f874bcde4a9b220754,
  "/components/RowLabel#AuthorRowLabel": AuthorRowLabel_1e7cbdce5a2838a4e35b012373a30412,
  "/components/RowLabel#PrintingRowLabel": PrintingRowLabel_1e7cbdce5a2838a4e35b012373a30412,
  "/components/RowLabel#ContentsRowLabel": ContentsRowLabel_1e7cbdce5a2838a4e35b012373a30412,
  "/components/text/MacrosField#MacrosField": MacrosField_d335cef9fee4f47b95d668b3c5bb4343,
  "/components/RowLabel#LinkRowLabel": LinkRowLabel_1e7cbdce5a2838a4e35b012373a30412,
  "/components/address/SlugNotice#SlugNotice": SlugNotice_f6971ea89a8a01a9864b0e36387d0f6e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/components/rich-text/authorsText#AuthorsText": AuthorsText_3ddeceb90bb42aaf70f81d5630c7e285,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/components/rich-text/tables#Tables": Tables_638aa409ba45a8e096ae0a08bb6ab5d1,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/components/rich-text/marks#Link": Link_74d8cdf51c5ef9b2fd45665f2a27f338,
  "/components/rich-text/marks#InlineCode": InlineCode_74d8cdf51c5ef9b2fd45665f2a27f338,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/components/rich-text/marks#Strikethrough": Strikethrough_74d8cdf51c5ef9b2fd45665f2a27f338,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/components/rich-text/marks#Bold": Bold_74d8cdf51c5ef9b2fd45665f2a27f338,
  "/components/rich-text/marks#Italic": Italic_74d8cdf51c5ef9b2fd45665f2a27f338,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/components/publishing/ReleaseDetail#ReleaseDetail": ReleaseDetail_7fcbecc13ed658b8b2037af0e3814a20,
  "/components/publishing/PublishingCells#ValueCell": ValueCell_9fed2d27328e3670a48fb74ef0c82399,
  "/components/publishing/PublishingCells#ReleaseCell": ReleaseCell_9fed2d27328e3670a48fb74ef0c82399,
  "/components/audit/ExportLinks#ExportLinks": ExportLinks_b85d33a11d345db6d3c2d68e97940e09,
  "/components/account/CurrentPassword#CurrentPassword": CurrentPassword_fc077d457e3ebabad98656fa9941d3f4,
  "/components/account/ApiKey#ApiKey": ApiKey_99aaf028728a4775df98b831231b703f,
  "/components/Brand#Icon": Icon_42af45a2e169122dea8a98337d41efda,
  "/components/Brand#Logo": Logo_42af45a2e169122dea8a98337d41efda,
  "/components/publishing/PublishingStatus#PublishingStatus": PublishingStatus_007618b60552cc89b09d22ac4990633e,
  "/components/mail/MailTroubleLine#MailTroubleLine": MailTroubleLine_47a30eb43fe04e9ae88487b9a46bc306,
  "/components/work/WorkToDo#WorkToDo": WorkToDo_d592e857f39d032f843c6a476e9e966f,
  "/components/panel/PanelFrame#PanelFrame": PanelFrame_e02735aa206bb78481ecd40ced192dfe,
  "/components/unsaved/UnsavedProvider#UnsavedProvider": UnsavedProvider_1922a8331bb35adc740b64e5e8dc7bf3,
  "/components/publishing/PublishingQuestions#PublishingQuestions": PublishingQuestions_2421bd3694349e5da90d0f0ac050cfc6,
  "/components/panel/ForgottenPasswordView#ForgottenPasswordView": ForgottenPasswordView_d1f7d7c5b7b6ee53dd67a83ae62b4be8,
  "/components/errata-list/ErrataListView#ErrataListView": ErrataListView_fc666813242fe82873e153fbd33a8654,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
