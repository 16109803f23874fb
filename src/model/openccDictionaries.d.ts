/** The dictionaries that opencc-js is made from, one text each: `from to to|from to|…`. */
declare module 'opencc-js/dict/*' {
  const dictionary: string;
  export default dictionary;
}
