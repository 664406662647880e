/** The size names are drawn at, and the smallest they may become on the screen, in CSS pixels. */
const drawnSize = 14;
const readableSize = 12;

/**
 * Names in the font of the place they stand in: bpmn-js would take Arial, which has no Chinese. The font is named in full,
 * since bpmn-js measures on a canvas, where "inherit" means nothing.
 */
export function textRendererFor(place: Element): object {
  return {
    defaultStyle: { fontFamily: getComputedStyle(place).fontFamily, fontSize: drawnSize },
    externalStyle: { fontSize: drawnSize },
  };
}

/** Never larger than drawn, as small as the width asks for, but never unreadable: the rest is scrolled. */
export function scaleFor(drawnWidth: number, roomWidth: number): number {
  if (drawnWidth <= 0 || roomWidth <= 0) return 1;
  return Math.min(1, Math.max(readableSize / drawnSize, roomWidth / drawnWidth));
}
