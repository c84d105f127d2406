import { save } from './save.ts';

/** Pixels of a picture for each of the page. */
const density = 2;
/** What of a drawing's look comes from the page's style sheets, and would be lost with them. */
const kept = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'fill-opacity', 'stroke-opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline'];

/** Saves the drawing of a tile as PNG. */
export async function savePicture(tile: HTMLElement, name: string): Promise<void> {
  const drawing = tile.querySelector<SVGSVGElement>('.content svg');
  if (!drawing) return;
  const { width, height } = drawing.getBoundingClientRect();
  const address = URL.createObjectURL(new Blob([standing(drawing, width, height)], { type: 'image/svg+xml' }));
  const image = await load(address).finally(() => URL.revokeObjectURL(address));
  const canvas = new OffscreenCanvas(width * density, height * density);
  const brush = canvas.getContext('2d');
  if (!brush) return;
  brush.fillStyle = getComputedStyle(tile).backgroundColor;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  save(await canvas.convertToBlob({ type: 'image/png' }), `${name}.png`);
}

/** A copy that looks the same without the page. */
function standing(drawing: SVGSVGElement, width: number, height: number): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const from = [drawing, ...drawing.querySelectorAll('*')];
  for (const [at, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const look = getComputedStyle(from[at]!);
    for (const property of kept) element.setAttribute(property, look.getPropertyValue(property));
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

function load(address: string): Promise<HTMLImageElement> {
  return new Promise((loaded, failed) => {
    const image = new Image();
    image.onload = () => loaded(image);
    image.onerror = () => failed(new Error('The drawing cannot be made a picture'));
    image.src = address;
  });
}
