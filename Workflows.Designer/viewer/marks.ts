/** What a case has made of the elements of its process, or how long stages take, from the shortest to the longest; words beside it say the same. */
export type Mark = 'done' | 'here' | 'around' | 'off' | 'heat1' | 'heat2' | 'heat3' | 'heat4';

/** For each mark the ids of the elements and flows that carry it. */
export type Marks = Partial<Record<Mark, readonly string[]>>;

export const allMarks: readonly Mark[] = ['done', 'here', 'around', 'off', 'heat1', 'heat2', 'heat3', 'heat4'];

/** The marks a page wrote as JSON; none where it wrote nothing. Refuses what is not JSON. */
export function readMarks(json: string | undefined): Marks {
  return json === undefined || json === '' ? {} : JSON.parse(json) as Marks;
}
