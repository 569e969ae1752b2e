/** Texts of the browser's code about requests and remaining time. */
export const clientMessages = {
  correctionNotSaved:
    'The server could not be reached, so this correction is not saved yet. It stays in this browser; try again when the connection is back.',

  serverUnreachable: 'The server could not be reached. Check that it is running, then try again.',

  unexpectedAnswer:
    'The server could not be reached, or its answer was unexpected. Check that it is running, then try again.',

  fewSeconds: 'a few seconds left',
  secondsLeft: (seconds: number) => `about ${seconds} s left`,
  minutesLeft: (minutes: number) => `about ${minutes} min left`,
  hoursLeft: (hours: number) => `about ${hours} h left`,
  hoursMinutesLeft: (hours: number, minutes: number) => `about ${hours} h ${minutes} min left`,
} as const;
