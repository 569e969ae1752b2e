/** Label that is in use to the name it gets. All are exchanged at once, so that two may swap. */
export type SpeakerNames = Readonly<Record<string, string>>;
