/** Ekman's six emotions. */
export const felt = ['anger', 'disgust', 'fear', 'joy', 'sadness', 'surprise'] as const;
export type Felt = (typeof felt)[number];

/** Signs of strain that words can show. Physical pain does not count. */
export const strainSigns = ['worry', 'overwhelm', 'fatigue', 'uncertainty', 'distress'] as const;
export type StrainSign = (typeof strainSigns)[number];
