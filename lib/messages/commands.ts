/** The command palette and the list of shortcuts; each is loaded when it is opened. */
export const commandsMessages = {
  palette: 'Commands',
  search: 'Search the commands',
  placeholder: 'What do you want to do?',
  close: 'Close',
  noMatch: 'No command has that name.',
  note: (title: string) => `Note: ${title}`,
  exportAs: (format: string) => `Export: ${format}`,
  goToLibrary: 'Go to your library',
  goToStart: 'Go to the start page, for another recording',
  light: 'Colours: light',
  dark: 'Colours: dark',
  system: 'Colours: as on this device',

  keys: 'Keyboard shortcuts',
  allCommands: 'All commands',
  allCommandsKey: 'Ctrl or Cmd K',

  nextFinding: 'Next finding',
  previousFinding: 'Previous finding',
  closeNote: 'Close the note',
} as const;
