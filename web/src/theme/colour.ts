type Triple = [number, number, number];

/** Ways to see colours; three of them lack one kind of cones. */
export type Vision = 'normal' | 'protan' | 'deutan' | 'tritan';

/** How much brighter the one colour is than the other, 1 to 21, as WCAG 2 counts it. Colours are `#rrggbb`. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The ink that is read better on a ground. */
export function inkOn(ground: string, dark: string, light: string): string {
  return contrast(ground, dark) >= contrast(ground, light) ? dark : light;
}

/** How bright a colour looks, 0 to 1: L of OKLab. */
export function lightness(colour: string): number {
  return oklab(linear(colour))[0];
}

/** How different two colours look: their distance in OKLab, in which black and white are 1 apart. */
export function distance(a: string, b: string): number {
  const [x, y] = [oklab(linear(a)), oklab(linear(b))];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

/** How somebody sees a colour. */
export function simulate(colour: string, vision: Vision): string {
  return vision === 'normal' ? colour : hex(times(lacking[vision], linear(colour)));
}

// Machado, Oliveira, Fernandes: A physiologically-based model for simulation of color vision deficiency (2009), severity 1.0.
const lacking: Record<Exclude<Vision, 'normal'>, Triple[]> = {
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(colour: string): Triple {
  const channel = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function hex(light: Triple): string {
  const channel = (value: number) => {
    const bound = Math.max(0, Math.min(1, value));
    const shown = bound <= 0.0031308 ? bound * 12.92 : 1.055 * bound ** (1 / 2.4) - 0.055;
    return Math.round(shown * 255).toString(16).padStart(2, '0');
  };
  return `#${light.map(channel).join('')}`;
}

// Björn Ottosson's OKLab.
function oklab(light: Triple): Triple {
  const cones = times([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], light);
  const roots = cones.map(Math.cbrt) as Triple;
  return times([[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]], roots);
}

function times(matrix: Triple[], by: Triple): Triple {
  return matrix.map((row) => row[0] * by[0] + row[1] * by[1] + row[2] * by[2]) as Triple;
}
