import { toldNext, toldOf } from '#lib/glance/told';
import { findingById, findingsOf } from '#lib/glance/findings-of';
import { underlinesOf } from '#lib/glance/underlines';
import { fold } from '#lib/events/reducer';
import { prepareFindings } from './prepare-findings';

/** The code that the page needs only for new facts, and to select findings. */
export const pageCode = { fold, toldOf, toldNext, findingById, findingsOf, prepareFindings, underlinesOf };
