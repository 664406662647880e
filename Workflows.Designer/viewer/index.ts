/**
 * The live diagram of a case. A page writes
 *
 *   <div data-bpmn="/url/of/process.bpmn" data-bpmn-marks='{"done":["初审"],"here":["审批"],"off":["区总审批"]}'
 *        role="img" aria-label="…">what is read where no diagram can be drawn</div>
 *
 * and gets the drawing in place of the text. Parts swapped in by htmx are drawn as well.
 */
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './viewer.css';
import { LiveDiagram } from './LiveDiagram';

function drawAll(part: ParentNode): void {
  for (const place of part.querySelectorAll<HTMLElement>('[data-bpmn]:not([data-bpmn-drawn])')) {
    place.dataset['bpmnDrawn'] = 'loading';
    LiveDiagram.draw(place).then(
      () => { place.dataset['bpmnDrawn'] = 'yes'; },
      (reason: unknown) => {
        place.dataset['bpmnDrawn'] = 'no';
        console.error(reason);
      });
  }
}

drawAll(document);
document.addEventListener('htmx:load', event => drawAll((event.target as Element).parentElement ?? document));
