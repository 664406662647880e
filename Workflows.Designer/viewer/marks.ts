/** What a case has made of the elements of its process; the stage bar says the same in words. */
export type Mark = 'done' | 'here' | 'around' | 'off';

/** For each mark the ids of the elements and flows that carry it. */
export type Marks = Partial<Record<Mark, readonly string[]>>;

export const allMarks: readonly Mark[] = ['done', 'here', 'around', 'off'];

/** The marks a page wrote as JSON; none where it wrote nothing. Refuses what is not JSON. */
export function readMarks(json: string | undefined): Marks {
  return json === undefined || json === '' ? {} : JSON.parse(json) as Marks;
}
