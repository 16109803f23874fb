/**
 * Allowlists for SVG. Published SVGs contain only the names listed here. Parts that could run code, load something
 * or link elsewhere (`UNSAFE_ELEMENTS`, event handlers, external references) are reported as `asset/unsafe`.
 */

export const SVG = 'http://www.w3.org/2000/svg';
export const XLINK = 'http://www.w3.org/1999/xlink';
export const XHTML = 'http://www.w3.org/1999/xhtml';
export const XML = 'http://www.w3.org/XML/1998/namespace';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Elements that are published. `style` is missing, because its rules become attributes. */
export const DRAWN_ELEMENTS = words(`
  svg g defs symbol use switch
  path rect circle ellipse line polyline polygon
  text tspan textPath
  linearGradient radialGradient stop pattern clipPath mask marker
  filter feBlend feColorMatrix feComponentTransfer feFuncA feFuncB feFuncG feFuncR feComposite
  feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
  feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
  feSpotLight feTile feTurbulence
`);

/** Elements whose text is drawn. */
export const TEXT_ELEMENTS = words('text tspan textPath');

export const ANIMATIONS = words('animate animatecolor animatemotion animatetransform set discard');

/** Lower-case names of elements that run code, embed or link, with the kind of fault to report. */
export const UNSAFE_ELEMENTS: Readonly<Record<string, 'script' | 'link' | 'html' | 'image'>> = Object.assign(
  Object.create(null) as Record<string, never>,
  ...(
    [
      ['script', 'script handler listener'],
      ['link', 'a'],
      ['image', 'image feimage'],
      [
        'html',
        'foreignobject html head body div p span img iframe frame object embed applet form input button video audio source canvas link meta base template math',
      ],
    ] as const
  ).flatMap(([kind, names]) => names.split(' ').map((name) => ({ [name]: kind }))),
);

/** Presentation attributes (SVG 2, 6.6): CSS properties that a `style` can be turned into. */
export const PRESENTATION = words(`
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
  color-interpolation-filters color-rendering cx cy direction display dominant-baseline fill
  fill-opacity fill-rule filter flood-color flood-opacity font-family font-size font-size-adjust
  font-stretch font-style font-variant font-weight glyph-orientation-horizontal
  glyph-orientation-vertical height image-rendering letter-spacing lighting-color marker-end
  marker-mid marker-start mask mask-type opacity overflow paint-order pointer-events r rx ry
  shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
  stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
  text-orientation text-rendering transform transform-origin unicode-bidi vector-effect visibility
  width word-spacing writing-mode x y
`);

/** Attributes without a namespace that are published. */
export const DRAWN_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...PRESENTATION,
  ...words(`
    amplitude azimuth baseFrequency bias clipPathUnits d diffuseConstant divisor dx dy edgeMode
    elevation exponent filterUnits fr fx fy gradientTransform gradientUnits id in in2 intercept k1
    k2 k3 k4 kernelMatrix kernelUnitLength kerning lengthAdjust limitingConeAngle markerHeight
    markerUnits markerWidth maskContentUnits maskUnits method mode numOctaves offset operator order
    orient pathLength patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY
    pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits radius refX refY requiredExtensions
    requiredFeatures result rotate scale seed slope spacing specularConstant specularExponent
    spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues
    targetX targetY textLength type values viewBox x1 x2 xChannelSelector y1 y2 yChannelSelector z
  `),
]);

/** Attributes with lists of numbers, which never contain a reference. */
export const NUMBERS = words('d points transform gradientTransform patternTransform values tableValues kernelMatrix');

/** Elements that may refer to another one by `href`. */
export const REFERRING = words('use linearGradient radialGradient pattern textPath');

/** Blending properties, which have no presentation attribute and so stay in `style`, with their allowed values. */
export const MIXING: Readonly<Record<string, RegExp>> = {
  'mix-blend-mode':
    /^(?:multiply|screen|overlay|darken|lighten|color-dodge|color-burn|hard-light|soft-light|difference|exclusion|hue|saturation|color|luminosity)$/,
  isolation: /^isolate$/,
};
