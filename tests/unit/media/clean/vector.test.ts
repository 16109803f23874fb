import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { publishSvg } from '../../../../src/media/clean/vector.ts';
import { readSvg } from '../../../../src/media/formats/svg.ts';
import { CANARY, DESIGNED, difference, svg } from '../../../support/assets.ts';

const publish = (source: string, untouched = false): string => publishSvg(Buffer.from(source), { digest: 'deadbeef00', untouched });
const both = [false, true];

describe('a published SVG', () => {
  it.each(Object.keys(DESIGNED).flatMap((program) => both.map((untouched) => [program, untouched] as const)))(
    'looks as drawn in %s (untouched: %s)',
    async (program, untouched) => {
      const source = DESIGNED[program] as string;
      const published = publish(source, untouched);
      expect(await difference(source, published)).toBeLessThanOrEqual(2);
      // The comparison would detect a missing colour.
      expect(await difference(source, published.replace(/fill="(?!none|url)[^"]+"/g, 'fill="none"'))).toBeGreaterThan(50);
    },
  );

  it.each(Object.keys(DESIGNED).flatMap((program) => both.map((untouched) => [program, untouched] as const)))(
    'has nothing but the drawing of %s (untouched: %s)',
    (program, untouched) => {
      const published = publish(DESIGNED[program] as string, untouched);
      expect(published).not.toMatch(
        /<style|style=|class=|<title|<desc|<metadata|<!--|<!DOCTYPE|<\?|inkscape|sodipodi|data-name|xlink|SVGID|clip0|lg1/,
      );
      expect(published).not.toContain(CANARY);
      expect(readSvg(published).faults).toEqual([]);
    },
  );

  it('keeps its viewBox and exact proportions', () => {
    expect(publish(DESIGNED.inkscape as string)).toContain('width="512" height="341.333" viewBox="0 0 60 40"');
    expect(publish('<svg width="20" height="10"><rect width="5" height="5"/></svg>')).toContain(
      '<svg xmlns="http://www.w3.org/2000/svg" width="512" height="256" viewBox="0 0 20 10">',
    );
  });

  it('has ids that are unique on a page', () => {
    const source = svg(
      '<linearGradient id="g"><stop/></linearGradient><rect id="user" width="9" height="9" fill="url(#g)"/><use href="#user" x="20"/>',
    );
    const ids = [...publish(source).matchAll(/id="([^"]*)"/g)].map(([, id]) => id as string);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) expect(id).toMatch(/^ideadbee/);
    for (const [, id] of publish(source).matchAll(/#([^")]+)[")]/g)) if (!/^[0-9a-f]{3,6}$/.test(id as string)) expect(ids).toContain(id);
    expect(publishSvg(Buffer.from(source), { digest: 'feedface00' })).toContain('ifeedfac');
  });

  it('has attributes instead of CSS rules', () => {
    const source = svg(
      '<style>.a{fill:#f00;stroke-width:2px!important;font:bold 12px/1.5 "Song Ti",serif;marker:none} rect.b{transform:translate(2px,3px) rotate(45deg)} @media print{.a{fill:#000}} .a:hover{fill:#00f}</style><text class="a" style="opacity:.5;fill:#0f0">字</text><rect class="b" width="9" height="9" fill="red"/>',
    );
    for (const untouched of both) {
      const published = publish(source, untouched);
      expect(published).not.toMatch(/style/);
      expect(published).toMatch(/<text[^>]* fill="#0f0"/);
      expect(published).toMatch(/<text[^>]* font-weight="(?:bold|700)"/);
      expect(published).toMatch(/<text[^>]* font-size="12px?"/);
      expect(published).toMatch(/<text[^>]* font-family="(?:&quot;Song Ti&quot;|Song Ti),serif"/);
      expect(published).toMatch(/<text[^>]* stroke-width="2(?:px)?"/);
      expect(published).toMatch(/<text[^>]* opacity="0?\.5"/);
    }
    expect(publish(source, true)).toContain('transform="translate(2,3) rotate(45)"');
  });

  it('keeps blending, which has no attribute', () => {
    const source = svg(
      '<g style="isolation:isolate"><rect width="9" height="9"/><rect style="mix-blend-mode:multiply;fill:#f00" width="9" height="9"/></g>',
    );
    for (const untouched of both) expect(publish(source, untouched)).toContain('style="mix-blend-mode:multiply"');
    expect(publish(svg('<g style="isolation:isolate;fill:#f00"><rect width="9" height="9"/></g>'))).not.toContain('style');
    expect(publish(svg('<rect style="mix-blend-mode:url(#x)" width="9" height="9"/>'))).not.toContain('style');
  });

  it('has no animations, unknown elements or unknown attributes', () => {
    const published = publish(
      svg(
        '<rect width="9" height="9"><animate attributeName="opacity" to="0"/></rect><flowRoot><flowPara>x</flowPara></flowRoot><rect width="1" height="1" unknown="x" tabindex="1" aria-label="x"/>',
      ),
    );
    expect(published).not.toMatch(/animate|flow|unknown|tabindex|aria/);
  });

  it('of an emblem keeps every path unchanged', () => {
    const path = 'M 10.123456 20.5 L 30.000 40 L 10.123456 40 Z';
    const source = svg(`<g transform="translate(0,0)"><path d="${path}" fill="#ff0000"/><path d="${path}" fill="#ff0000"/></g>`);
    expect(publish(source, true)).toContain(`<g transform="translate(0,0)"><path d="${path}" fill="#ff0000"/><path d="${path}" fill="#ff0000"/></g>`);
    expect(publish(source)).not.toContain(path);
  });

  it('is smaller and reproducible', () => {
    const source = DESIGNED.illustrator as string;
    expect(publish(source).length).toBeLessThan(source.length * 0.7);
    expect(publish(source)).toBe(publish(source));
  });

  it('with a tiny viewBox keeps its shape', async () => {
    const tiny =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0.01 0.01"><path d="M.0012345 .005l.003 -.003 .004 .0055z" fill="#b00"/></svg>';
    expect(await difference(tiny, publish(tiny))).toBeLessThan(40);
    expect(await difference(tiny, publish(tiny).replace(/ d="[^"]*"/, ' d="M0 0"'))).toBeGreaterThan(50);
  });

  it('is refused if the gate refuses it', () => {
    expect(() => publish(svg('<script/>'))).toThrow(/script/);
    expect(() => publishSvg(Buffer.from([0xff, 0xfe]), { digest: 'x' })).toThrow();
  });

  it('can be drawn', async () => {
    expect(await sharp(Buffer.from(publish(DESIGNED.figma as string))).metadata()).toMatchObject({ format: 'svg', width: 512, height: 512 });
  });
});
