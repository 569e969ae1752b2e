import type { z } from 'zod';
import type { CustomAnswer } from '#lib/analyses/custom/schema';
import type { AnalysisType, CardType, CustomType } from '#lib/analyses/steps';
import type { schemas } from './schemas.ts';

type Schemas = typeof schemas;
type Results = { [T in AnalysisType]: z.output<Schemas[T]> } & { [custom: CustomType]: CustomAnswer };

/** The data of a result, by its schema. */
export type ResultData<T extends CardType = AnalysisType> = { [K in CardType]: Results[K] }[T];

/** The data of a stored result, which a version without today's newest fields may have written. */
export type StoredResult<T extends AnalysisType = AnalysisType> = { [K in AnalysisType]: z.input<Schemas[K]> }[T];
