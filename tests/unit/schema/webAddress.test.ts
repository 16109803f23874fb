import { describe, expect, test } from 'vitest';
import { webFault } from '../../../src/schema/webAddress.ts';

describe('an address of the web', () => {
  test.each([
    'https://a.cn',
    'HTTP://A.cn:8443/x?y#z',
    'https://党建.cn/',
    'https://a_b.example.cn/',
    'http://localhost:3000',
    'http://10.0.0.1/',
    'http://[2001:db8::1]:80/',
    'https://a.cn./',
    'https://a.cn/@user',
    'https://a.cn/?mail=x@y.cn',
    'https://a.cn/a\\b',
    'mailto:a@b.cn',
    'tel:10086',
    'javascript:x',
    '../x.mdx',
  ])('%s is sound, or none', (url) => expect(webFault(url)).toBeUndefined());

  test.each([
    ['https:evil.com', 'slashes'],
    ['http:/evil.com', 'slashes'],
    ['http:/\\evil.com', 'slashes'],
    ['https:\\\\evil.com', 'slashes'],
    ['https:///evil.com', 'slashes'],
    ['https://', 'slashes'],
    ['https://u:secret@a.cn', 'credentials'],
    ['https://u@a.cn/x', 'credentials'],
    ['https://u:secret@a;b.cn', 'credentials'],
    ['https://a.cn\\@evil.com', 'host'],
    ['https://a;b.cn', 'host'],
    ['https://a.cn;listen', 'host'],
    ['https://a{b}.cn', 'host'],
    ["https://a'b.cn", 'host'],
    ['https://a$b.cn', 'host'],
    ['https://a..cn', 'host'],
    ['https://.cn', 'host'],
    ['https://-a.cn', 'host'],
    ['https://a.cn:99999', 'host'],
    ['https://a.cn:0x50', 'host'],
    ['https://a b.cn', 'host'],
    ['https://a\tb.cn', 'host'],
    ['https://256.1.1.1', 'host'],
    ['https://[::1', 'host'],
    [`https://${'a'.repeat(64)}.cn`, 'host'],
  ])('%j: %s', (url, fault) => expect(webFault(url)).toBe(fault));
});
