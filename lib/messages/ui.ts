/** Parts that every page uses. */
export const uiMessages = {
  keepIt: 'Keep it',

  cancel: 'Cancel',

  save: 'Save',

  site: 'Site',
  howMeasured: 'How it is measured',

  howMany: 'How many people speak?',
  notSure: 'Not sure',

  modelAway: 'The language model is not answering:',
  localStand: 'The local results are shown.',

  colours: (now: string, next: string) => `Colours: ${now}. Change to ${next}`,

  /** In times, as in British English. */
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],

  themes: { system: 'as on this device', light: 'light', dark: 'dark' },
} as const;
