import type { Rewording } from './rewording.ts'

/** Payload's English where it says less than an editor must know, or speaks to programmers. */
export const en = {
  authentication: {
    accountOfCurrentUser: 'Your account',
  },
  error: {
    correctInvalidFields: 'Please correct the fields in red.',
    loadingDocument: 'The document with the ID {{id}} could not be loaded.',
    problemUploadingFile: 'The file could not be uploaded.',
    userLocked: 'Logging in failed too often, so this user cannot log in for a while.',
    valueMustBeUnique: 'This is in use elsewhere. Choose another value.',
  },
  fields: {
    toggleBlock: 'Open or close',
  },
  general: {
    aboutToDelete: '{{label}} <1>{{title}}</1> will be deleted. This cannot be undone.',
    aboutToDeleteCount_many: '{{count}} {{label}} will be deleted. This cannot be undone.',
    aboutToDeleteCount_one: '{{count}} {{label}} will be deleted. This cannot be undone.',
    aboutToDeleteCount_other: '{{count}} {{label}} will be deleted. This cannot be undone.',
    aboutToPermanentlyDelete: '{{label}} <1>{{title}}</1> will be deleted for good. This cannot be undone.',
    aboutToPermanentlyDeleteTrash:
      '<0>{{count}}</0> <1>{{label}}</1> in the trash will be deleted for good. This cannot be undone.',
    aboutToRestore: '{{label}} <1>{{title}}</1> comes back from the trash.',
    aboutToRestoreAsDraft: '{{label}} <1>{{title}}</1> comes back from the trash, as a draft.',
    aboutToRestoreAsDraftCount: '{{count}} {{label}} come back from the trash, as drafts.',
    aboutToRestoreCount: '{{count}} {{label}} come back from the trash.',
    aboutToTrash:
      '{{label}} <1>{{title}}</1> goes to the trash. If it is published, it disappears from the site. You can take it back.',
    aboutToTrashCount:
      '{{count}} {{label}} go to the trash. What is published disappears from the site. You can take them back.',
    adminTheme: 'Theme',
    changesNotSaved: 'If you leave this page, what you wrote since you last saved is lost.',
    collections: 'Content',
    editedSince: 'Being edited since',
    exitLivePreview: 'Leave the live preview',
    false: 'No',
    globals: 'Site',
    leaveAnyway: 'Leave without saving',
    leaveWithoutSaving: 'You have unsaved changes',
    // Payload has "<No {{label}}>": every empty cell of a list shows this.
    noLabel: '–',
    noResults: 'No {{label}}: there are none yet, or none match the filters.',
    noResultsDescription: 'There are none yet, or none match the filters.',
    payloadSettings: 'Display settings',
    permanentlyDelete: 'Delete for good',
    deletePermanently: 'Delete for good, without the trash',
    resetPreferences: 'Reset the display settings',
    resetPreferencesDescription:
      'Your own display settings (the columns of lists, their order …) go back to what they were at first.',
    resettingPreferences: 'Resetting the display settings.',
    restoreAsPublished: 'Restore as published (it is on the site again)',
    sorryNotFound: 'There is no such page.',
    true: 'Yes',
    untitled: 'untitled',
    unsavedChanges: 'You have unsaved changes',
    unsavedChangesDuplicate: 'The copy will not have your unsaved changes. Duplicate all the same?',
  },
  operators: {
    equals: 'is',
    exists: 'has a value',
    isLike: 'has the words',
    isNotEqualTo: 'is not',
    isNotLike: 'does not have the words',
  },
  version: {
    aboutToPublishSelection: 'All selected {{label}} will be published. Readers see them within seconds.',
    aboutToRevertToPublished:
      'The document goes back to what is published. What was changed in the draft since then is lost.',
    aboutToUnpublish: 'It disappears from the site within seconds. The content stays here, as a draft.',
    aboutToUnpublishIn:
      'It disappears from the site in {{locale}} within seconds. The content stays here, as a draft.',
    aboutToUnpublishSelection:
      'All selected {{label}} disappear from the site within seconds. The content stays here, as drafts.',
    draftHasPublishedVersion: 'Published (the draft has changes)',
    publishing: 'Publishing…',
    revertToPublished: 'Go back to what is published',
  },
} satisfies Rewording
