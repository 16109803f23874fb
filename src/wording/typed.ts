/** Messages about values that are read otherwise than they were typed. */
import type { TypedKind } from '../read/yaml/index.ts';
import { listMeant } from '../schema/interpret.ts';
import { type Sentence, say } from './sentence.ts';

const brief = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** `lost` is what stands after the sign that cuts a value. */
export function typedSentence(kind: TypedKind, key: string, value: string, lost: string): Sentence {
  const line = (content: string): string => (key === '' ? content : `${key}: ${content}`);
  const plain = value.slice(1, -1).trim();
  switch (kind) {
    case 'cut':
      return say(
        `空格后面的 # 起都不会印出来：“#${brief(lost)}”丢了，只剩“${brief(value)}”。`,
        `给整段内容加上英文双引号：${line(`"${brief(`${value} #${lost}`.replaceAll('"', '”'))}"`)}；真是备注的，# 后面空一格。`,
      );
    case 'quotes':
      return say(
        `前后的引号 ${value[0]} ${value.at(-1)} 会原样印出来。`,
        `不用引号，写成：${line(brief(plain))}；一定要印引号的，外面再加一对英文双引号：${line(`"${brief(`“${plain}”`)}"`)}`,
      );
    case 'brackets':
      return say(
        `前后的 ${value[0]} ${value.at(-1)} 会原样印出来，里面不会成为几项。`,
        `方括号和逗号用英文的，逗号后面空一格：${line(`[${brief(listMeant(plain).join(', '))}]`)}`,
      );
    case 'one':
      return say(`这里只有一项：“${brief(value)}”。`, `是几项的，各项之间用英文逗号，后面空一格：${line(`[${brief(listMeant(value).join(', '))}]`)}`);
  }
}
