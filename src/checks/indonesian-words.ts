// Indonesian function words, which betray an untranslated piece even where the dictionary of forms lacks them.
export const INDONESIAN_WORDS: ReadonlySet<string> = new Set(
  `yang dan di ke dari pada untuk dengan dalam oleh itu ini tersebut adalah ialah merupakan akan telah sudah belum sedang masih
  tidak bukan jangan tak juga pun saja lagi hanya sangat lebih paling kurang sekali agar supaya karena sebab sehingga hingga sampai
  sejak ketika saat sambil seraya sementara sedangkan tetapi namun melainkan atau serta maupun jika bila apabila kalau meski meskipun
  walau walaupun bahwa seperti sebagai bagi tentang terhadap kepada antara tanpa setelah sesudah sebelum menurut para sang si kami
  kita mereka dia ia saya aku anda beliau nya apa siapa mana kapan mengapa bagaimana berapa ada bisa dapat harus boleh perlu ingin mau
  semua setiap tiap beberapa banyak sejumlah sebuah seorang seekor seluruh sebagian hal cara orang kata ujar tutur katanya ujarnya
  secara selama selain demi guna maka lalu kemudian kini nanti tadi kemarin besok baru lama sini sana situ begitu demikian`
    .trim()
    .split(/\s+/),
);
