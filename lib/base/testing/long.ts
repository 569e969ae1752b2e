/** Whether the long tier runs (`npm run test:soak`), in which tests do more rounds, and some run that no other run has. */
export const isLong = process.env['UNDERTONE_LONG'] === '1';
