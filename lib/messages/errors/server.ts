/** Errors of the server: its folder, its database, its settings. */
export const serverErrors = {
  disk_full: 'The disk of the server is full. The administrator has to free some space; then try again.',
  folder_locked: {
    in_use: ({ kind, folder, holder }: { kind: string; folder: string; holder: string }) =>
      `The ${kind} ${folder} is in use by another Undertone process (${holder}). Stop that process first, or start this one with its own DATA_DIR and PORT.`,
    build: ({ server }: { server: string }) =>
      `The sources have changed, but a server (${server}) is running from the last build. Stop it first, then start again.`,
  },
  database_damaged: {
    damaged: ({ folder, problem }: { folder: string; problem: string }) =>
      `The database in ${folder} does not open: ${problem}. Restore a backup into a new folder (npm run restore), or move this folder away to start afresh.`,
    does_not_open: ({ folder, problem }: { folder: string; problem: string }) =>
      `The database in ${folder} does not open: ${problem}.`,
  },
  folder_unusable: {
    database_not_writable: ({ folder, problem }: { folder: string; problem: string }) =>
      `The database in ${folder} cannot be written: ${problem}. Give the server’s user write permission, or set DATA_DIR to another folder.`,
    not_writable: ({ kind, folder, problem }: { kind: string; folder: string; problem: string }) =>
      `The ${kind} ${folder} cannot be written: ${problem}. Give the server’s user write permission, or set DATA_DIR to another folder.`,
    not_lockable: ({ kind, folder, problem }: { kind: string; folder: string; problem: string }) =>
      `The ${kind} ${folder} cannot be locked: ${problem}. Two servers on one folder would destroy its database, so this server does not start. Use a folder on a local disk, or PostgreSQL with DATABASE_URL.`,
  },
  invalid_settings: {
    webhook_without_secret:
      'WEBHOOK_URL is set without WEBHOOK_SECRET. Set a secret of at least 16 characters; it signs every notification.',
    role_without_database: ({ role }: { role: string }) =>
      `ROLE is "${role}", which shares the work with other processes. Set DATABASE_URL to the PostgreSQL database that they share, or leave ROLE out.`,
    mistakes: ({ mistakes }: { mistakes: string[] }) => mistakes.join('\n'),
    no_token_price: ({ model }: { model: string }) =>
      `A model budget is set, but model-prices.json has no price for "${model}" in US dollars per million tokens. Add one; write 0 for a server of your own.`,
    no_speech_price: ({ model }: { model: string }) =>
      `A model budget is set, but model-prices.json has no price for "${model}" in US dollars per minute. Add one; write 0 for a server of your own.`,
    prices: ({ problem }: { problem: string }) => `model-prices.json is not valid: ${problem}`,
    backup_exists: ({ path }: { path: string }) =>
      `${path} already exists. Choose another name, so that no backup is overwritten.`,
    folder_not_empty: ({ folder, found }: { folder: string; found: string[] }) =>
      `${folder} is not empty (${found.join(', ')}). A backup can only be restored into an empty folder. Set DATA_DIR to a new one.`,
    not_a_backup: ({ path }: { path: string }) => `${path} is not a backup of Undertone, or it is damaged.`,
  },
  database_unreachable: {
    away: 'The database is not answering. Nothing is lost; try again in a few seconds.',
    still_busy: 'The database is still finishing what it was doing when the connection broke.',
    setting: ({ problem }: { problem: string }) => `The database that DATABASE_URL names cannot be used: ${problem}.`,
  },
  storage_unreachable:
    'The storage for recordings is not answering as it should. Nothing in it is lost; try again in a few minutes.',
  shutting_down: 'The server is stopping. Try again in a moment.',
  webhook_failed: {
    no_answer: 'The address in WEBHOOK_URL did not answer.',
    status: ({ status }: { status: number }) => `The address in WEBHOOK_URL answered with status ${status}.`,
    redirect: 'The address in WEBHOOK_URL answered with a redirect.',
  },
  internal: {
    unexpected: 'An internal error occurred. Try again; if it happens again, look in the server log.',
    event_not_written: 'The event could not be written.',
    backup: ({ problem }: { problem: string }) =>
      `The server could not make a backup: ${problem}. Look in its log, or stop it and try again.`,
    backup_interrupted: 'The server stopped during the backup. Try again.',
    build: ({ output }: { output: string }) => `The build failed:\n${output}`,
  },
} as const;
