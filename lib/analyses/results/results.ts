import type { z } from 'zod';
import type { CustomAnswer } from '#lib/analyses/custom/schema';
import type { AnalysisType, CardType, CustomType } from '#lib/analyses/steps';
import type { schemas } from './schemas.ts';

type Schemas = typeof schemas;
type Results = { [T in AnalysisType]: z.output<Schemas[T]> } & { [custom: CustomType]: CustomAnswer };

/** The data of one result, as its schema says. */
export type ResultData<T extends CardType = AnalysisType> = { [K in CardType]: Results[K] }[T];

/** The same as it may be stored: written by a version that did not know all of the fields yet. */
export type StoredResult<T extends AnalysisType = AnalysisType> = { [K in AnalysisType]: z.input<Schemas[K]> }[T];
