// The part of sastrawijs that the comparison uses; the package's own types lie outside its exports.
declare module 'sastrawijs' {
  export class Stemmer {
    stem(text: string): string;
  }
}
