import Viewer from 'bpmn-js/lib/Viewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { EventBus } from './services';
import { allMarks, readMarks, type Marks } from './marks';
import { scaleFor, textRendererFor } from './scale';

/** Free space around the drawing, in CSS pixels; below it also stands the logo that bpmn.io's licence wants in sight. */
const margin = 16;
const logoStrip = 32;

/**
 * A process drawn to be read, not to be moved: no keys, no wheel, no dragging of its own. What does not fit is
 * scrolled by the browser, by finger or bar, so that a page with a diagram scrolls like any other.
 */
export class LiveDiagram {
  private constructor(
    private readonly place: HTMLElement,
    private readonly viewer: Viewer,
    private readonly marks: Marks) {}

  /** Fetches the process named by the place, draws and marks it, and scrolls to where the case is. */
  static async draw(place: HTMLElement): Promise<LiveDiagram> {
    const marks = readMarks(place.dataset['bpmnMarks']);
    const xml = await fetchText(place.dataset['bpmn'] ?? '');
    const sheet = document.createElement('div');
    sheet.className = 'live-diagram';
    const viewer = new Viewer({ container: sheet, canvas: { autoFocus: false }, textRenderer: textRendererFor(place) });
    const diagram = new LiveDiagram(place, viewer, marks);
    place.append(sheet);
    try {
      await viewer.importXML(xml);
    } catch (reason) {
      viewer.destroy();
      sheet.remove();
      throw reason;
    }
    place.replaceChildren(sheet);
    diagram.show();
    return diagram;
  }

  private show(): void {
    this.scroller.querySelector('svg')?.removeAttribute('tabindex');
    this.mark();
    this.fit();
    this.scrollToCurrent();
    this.viewer.get<EventBus>('eventBus').on('root.set', () => this.fit());
    new ResizeObserver(() => this.fit()).observe(this.place);
  }

  private mark(): void {
    const known = this.viewer.get<ElementRegistry>('elementRegistry');
    for (const mark of allMarks)
      for (const id of this.marks[mark] ?? [])
        if (known.get(id)) this.canvas.addMarker(id, mark);
  }

  /** Gives the drawing its size at a readable scale; the box around it grows to its height. */
  private fit(): void {
    const { inner } = this.canvas.viewbox(false as never);
    const scale = scaleFor(inner.width, this.place.clientWidth - 2 * margin);
    const width = Math.ceil(inner.width * scale) + 2 * margin;
    const height = Math.ceil(inner.height * scale) + 2 * margin + logoStrip;
    this.place.style.setProperty('--diagram-height', `${height}px`);
    const drawing = this.scroller.querySelector('svg');
    drawing?.setAttribute('width', `${Math.max(width, this.place.clientWidth)}`);
    drawing?.setAttribute('height', `${height}`);
    this.canvas.zoom(scale, { x: 0, y: 0 });
    const at = this.canvas.viewbox(false as never);
    this.canvas.scroll({ dx: margin - (inner.x - at.x) * scale, dy: margin - (inner.y - at.y) * scale });
  }

  private scrollToCurrent(): void {
    const current = this.scroller.querySelector('.djs-element.here');
    if (!current) return;
    const box = current.getBoundingClientRect();
    const frame = this.scroller.getBoundingClientRect();
    this.scroller.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
    this.scroller.scrollTop += box.top + box.height / 2 - frame.top - frame.height / 2;
  }

  private get canvas(): Canvas {
    return this.viewer.get<Canvas>('canvas');
  }

  /** diagram-js' own container; ours scrolls (see viewer.css). */
  private get scroller(): HTMLElement {
    return this.canvas.getContainer();
  }
}

async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`Expected a process at ${url}, but the server answered ${answer.status}.`);
  return answer.text();
}
