/** The text of a PDF as a screen reader reads it: in the order of its tags, without the heads and feet of pages. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Tag {
  id?: string;
  children?: Tag[];
}

/** Returns the text of all pages, those of one page in the order of its tags. */
export async function pdfText(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise;
  const text: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const marked = new Map<string, string>();
    const open: string[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        const id = open.at(-1) ?? '';
        marked.set(id, (marked.get(id) ?? '') + item.str);
      } else if (item.type.startsWith('begin')) open.push(item.id ?? open.at(-1) ?? '');
      else open.pop();
    }
    const visit = (tag: Tag): void => {
      if (tag.id !== undefined) text.push(marked.get(tag.id) ?? '');
      tag.children?.forEach(visit);
    };
    visit((await page.getStructTree()) as Tag);
  }
  await document.loadingTask.destroy();
  return text.join('');
}
