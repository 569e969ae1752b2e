/** Ekman's six. */
export const felt = ['anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise'] as const;
export type Felt = (typeof felt)[number];

/** Signs of strain that words can tell. Physical pain is none. */
export const strainSigns = ['worry', 'overwhelm', 'fatigue', 'uncertainty', 'distress'] as const;
export type StrainSign = (typeof strainSigns)[number];
