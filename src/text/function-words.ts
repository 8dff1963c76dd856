// Function words: short words that nearly every sentence of a language has, and few others do.

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const INDONESIAN_WORDS = set(`
  yang dan di ke dari pada untuk dengan dalam oleh itu ini tersebut adalah ialah merupakan akan telah sudah belum sedang masih
  tidak bukan jangan tak juga pun saja lagi hanya sangat lebih paling kurang sekali agar supaya karena sebab sehingga hingga sampai
  sejak ketika saat sambil seraya sementara sedangkan tetapi namun melainkan atau serta maupun jika bila apabila kalau meski meskipun
  walau walaupun bahwa seperti sebagai bagi tentang terhadap kepada antara tanpa setelah sesudah sebelum menurut para sang si kami
  kita mereka dia ia saya aku anda beliau nya apa siapa mana kapan mengapa bagaimana berapa ada bisa dapat harus boleh perlu ingin mau
  semua setiap tiap beberapa banyak sejumlah sebuah seorang seekor seluruh sebagian hal cara orang kata ujar tutur katanya ujarnya
  secara selama selain demi guna maka lalu kemudian kini nanti tadi kemarin besok baru lama sini sana situ begitu demikian`);

export const ENGLISH_WORDS = set(`
  the of and to in a an is was were are be been being has have had do does did will would shall should can could may might must not no
  that this these those it its he his him she her they them their we our us you your i my me who whom whose which what when where why
  how for with on at by from as but or if than then so because while although though since until unless about into onto over under
  after before between among through during against without within upon toward towards there here also only just still even such both
  each every any some all most more many much other another own same new first last one two said says say told according out up down
  off again once very too now never always often however therefore yet nor either neither`);
