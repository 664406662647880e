/** Below this scale names of stages can no longer be read on a phone (BPMN names are drawn at 12 px). */
const smallest = 0.8;

/** Never larger than drawn, as small as the width asks for, but never unreadable: the rest is scrolled. */
export function scaleFor(drawnWidth: number, roomWidth: number): number {
  if (drawnWidth <= 0 || roomWidth <= 0) return 1;
  return Math.min(1, Math.max(smallest, roomWidth / drawnWidth));
}
