import { toldNext, toldOf } from '#lib/glance/told';
import { findingById, findingsOf } from '#lib/glance/findings-of';
import { underlinesOf } from '#lib/glance/underlines';
import { reduce } from '#lib/events/reducer';

/** What the page needs only when something new comes, or something that was found is selected. */
export const pageCode = { reduce, toldOf, toldNext, findingById, findingsOf, underlinesOf };
