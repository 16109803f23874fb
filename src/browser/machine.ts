/** Tries out a machine before a meeting: one click, and every part says whether it can be used. */
import { MACHINE } from '../wording/ui-machine.ts';
import { element } from './drawing/element.ts';
import { load } from './searching/load.ts';

type Part = keyof typeof MACHINE.parts;
type State = keyof typeof MACHINE.state;

/** Characters of ordinary texts and of rare names. */
const SAMPLE = '党建品牌镕堃喆㙍';
/** A character that no font has: what a browser draws for it, it draws for every missing one. */
const MISSING = '\u{10FFFE}';

/** Returns the characters of a text that the machine has no glyph for. */
function missingIn(text: string): string {
  const canvas = element('canvas', { width: 40, height: 40 });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return '';
  context.font = '28px serif';
  const drawn = (character: string): string => {
    context.clearRect(0, 0, 40, 40);
    context.fillText(character, 4, 32);
    return context.getImageData(0, 0, 40, 40).data.join(' ');
  };
  const nothing = new Set([drawn(MISSING), drawn(' ')]);
  return [...text].filter((character) => nothing.has(drawn(character))).join('');
}

/** Whether what is set on one page is known on the next. */
function isStored(): boolean {
  try {
    localStorage.setItem('biaogan-machine', '1');
    localStorage.removeItem('biaogan-machine');
    return true;
  } catch {
    return false;
  }
}

/** Fills the screen for a moment. Must be called while a click is handled. */
async function fillsScreen(): Promise<boolean> {
  const root = document.documentElement;
  if (typeof root.requestFullscreen !== 'function') return false;
  try {
    await root.requestFullscreen();
    await new Promise((resolve) => setTimeout(resolve, 600));
    await document.exitFullscreen();
    return true;
  } catch {
    return false;
  }
}

/** Makes a tone of half a second. Returns whether the browser has a sound output. */
async function sounds(): Promise<boolean> {
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.value = 0.2;
    tone.frequency.value = 660;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.5);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await audio.close();
    return true;
  } catch {
    return false;
  }
}

function tryOut(place: HTMLElement): void {
  const button = element('button', { type: 'button', className: 'button button-main' }, MACHINE.start);
  const status = element('p', { className: 'machine-status' });
  status.setAttribute('role', 'status');
  const list = element('dl', { className: 'facts machine-parts', hidden: true });
  place.replaceChildren(element('p', {}, button), status, list);
  const states = new Map<Part, State>();
  let isRunning = false;

  const say = (part: Part, state: State, ...text: (Node | string)[]): void => {
    states.set(part, state);
    const value = element('dd', {}, element('strong', {}, MACHINE.state[state]), ' ', ...text);
    value.dataset.part = part;
    value.dataset.state = state;
    const old = list.querySelector(`[data-part="${part}"]`);
    if (old !== null) old.replaceWith(value);
    else list.append(element('div', {}, element('dt', {}, MACHINE.parts[part]), value));
    const all = [...states.values()];
    if (all.length === Object.keys(MACHINE.parts).length)
      status.textContent = all.includes('open') ? MACHINE.answer : MACHINE.done(all.filter((one) => one === 'bad').length);
  };

  button.addEventListener('click', async () => {
    // A disabled button would lose the focus of the keyboard.
    if (isRunning) return;
    isRunning = true;
    states.clear();
    list.replaceChildren();
    list.hidden = false;
    status.textContent = MACHINE.running;
    // First, since it is allowed only at once after a click.
    const isFull = await fillsScreen();
    const missing = missingIn(SAMPLE);
    if (missing === '') say('fonts', 'good', MACHINE.good.fonts);
    else say('fonts', 'bad', MACHINE.bad.fonts(missing));
    const isFound = await load('directory').then(
      () => true,
      () => false,
    );
    for (const [part, isGood] of [
      ['search', isFound],
      ['storage', isStored()],
      ['screen', isFull],
    ] as const)
      say(part, isGood ? 'good' : 'bad', isGood ? MACHINE.good[part] : MACHINE.bad[part]);
    if (await sounds()) {
      const answer = (text: string, state: 'good' | 'bad'): HTMLElement => {
        const one = element('button', { type: 'button', className: 'button' }, text);
        one.addEventListener('click', () => {
          say('sound', state, MACHINE[state].sound);
          button.focus();
        });
        return one;
      };
      say('sound', 'open', MACHINE.heard, ' ', answer(MACHINE.yes, 'good'), ' ', answer(MACHINE.no, 'bad'));
    } else say('sound', 'bad', MACHINE.bad.sound);
    isRunning = false;
    button.textContent = MACHINE.again;
    // The question is what is left to do.
    if (document.activeElement === button) list.querySelector('button')?.focus();
  });
}

const place = document.querySelector<HTMLElement>('[data-machine]');
if (place !== null) tryOut(place);
