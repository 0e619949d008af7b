import { ToCheckCell as ToCheckCell_324219a6fb8a58e8e78c5ad424d2ab5d } from '../../../components/ToCheck'
import { ToCheckField as ToCheckField_324219a6fb8a58e8e78c5ad424d2ab5d } from '../../../components/ToCheck'
import { TextCell as TextCell_fe590339cb42fa64fe1565507373fe89 } from '../../../components/ErratumCells'
import { LineCell as LineCell_fe590339cb42fa64fe1565507373fe89 } from '../../../components/ErratumCells'
import { LatexField as LatexField_ebc0b834dfe7a94990b40d9bfe81cdfa } from '../../../components/LatexField'
import { ErrataListLink as ErrataListLink_319cd5248170a3f3c9ab8c05f3a01231 } from '../../../components/errataList/ErrataListLink'
import { AuthorRowLabel as AuthorRowLabel_1e7cbdce5a2838a4e35b012373a30412 } from '../../../components/RowLabel'
import { PrintingRowLabel as PrintingRowLabel_1e7cbdce5a2838a4e35b012373a30412 } from '../../../components/RowLabel'
import { ContentsRowLabel as ContentsRowLabel_1e7cbdce5a2838a4e35b012373a30412 } from '../../../components/RowLabel'
import { LinkRowLabel as LinkRowLabel_1e7cbdce5a2838a4e35b012373a30412 } from '../../../components/RowLabel'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ReleaseDetail as ReleaseDetail_4847f170655aae92bf80df247b9521c9 } from '../../../components/ReleaseDetail'
import { ValueCell as ValueCell_633ab9429aaf171dbf6b66255882e73a } from '../../../components/PublishingCells'
import { ReleaseCell as ReleaseCell_633ab9429aaf171dbf6b66255882e73a } from '../../../components/PublishingCells'
import { Icon as Icon_42af45a2e169122dea8a98337d41efda } from '../../../components/Brand'
import { Logo as Logo_42af45a2e169122dea8a98337d41efda } from '../../../components/Brand'
import { PublishingStatus as PublishingStatus_4f170ac3e9a486a1c232ad658ebe9a1b } from '../../../components/PublishingStatus'
import { ErrataListView as ErrataListView_ef5f1ce49878f3fbede71b22f860657d } from '../../../components/errataList/ErrataListView'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/components/ToCheck#ToCheckCell": ToCheckCell_324219a6fb8a58e8e78c5ad424d2ab5d,
  "/components/ToCheck#ToCheckField": ToCheckField_324219a6fb8a58e8e78c5ad424d2ab5d,
  "/components/ErratumCells#TextCell": TextCell_fe590339cb42fa64fe1565507373fe89,
  "/components/ErratumCells#LineCell": LineCell_fe590339cb42fa64fe1565507373fe89,
  "/components/LatexField#LatexField": LatexField_ebc0b834dfe7a94990b40d9bfe81cdfa,
  "/components/errataList/ErrataListLink#ErrataListLink": ErrataListLink_319cd5248170a3f3c9ab8c05f3a01231,
  "/components/RowLabel#AuthorRowLabel": AuthorRowLabel_1e7cbdce5a2838a4e35b012373a30412,
  "/components/RowLabel#PrintingRowLabel": PrintingRowLabel_1e7cbdce5a2838a4e35b012373a30412,
  "/components/RowLabel#ContentsRowLabel": ContentsRowLabel_1e7cbdce5a2838a4e35b012373a30412,
  "/components/RowLabel#LinkRowLabel": LinkRowLabel_1e7cbdce5a2838a4e35b012373a30412,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/components/ReleaseDetail#ReleaseDetail": ReleaseDetail_4847f170655aae92bf80df247b9521c9,
  "/components/PublishingCells#ValueCell": ValueCell_633ab9429aaf171dbf6b66255882e73a,
  "/components/PublishingCells#ReleaseCell": ReleaseCell_633ab9429aaf171dbf6b66255882e73a,
  "/components/Brand#Icon": Icon_42af45a2e169122dea8a98337d41efda,
  "/components/Brand#Logo": Logo_42af45a2e169122dea8a98337d41efda,
  "/components/PublishingStatus#PublishingStatus": PublishingStatus_4f170ac3e9a486a1c232ad658ebe9a1b,
  "/components/errataList/ErrataListView#ErrataListView": ErrataListView_ef5f1ce49878f3fbede71b22f860657d,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
