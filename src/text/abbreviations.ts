// Abbreviations that are written with a stop, in lower case and without the last one, and words that plainly begin a sentence.

export type Lang = 'id' | 'en';

const set = (words: string) => new Set(words.trim().split(/\s+/));

/** Something always follows these: a name (`dr. Ratna`), a number (`Rp. 250`, `No. 31`), the thing named (`PT. Karya`). */
export const LEADING: Readonly<Record<Lang, ReadonlySet<string>>> = {
  id: set(`
    dr drg drh drs dra prof ir tgk h hj kh k.h tn ny nn sdr sdri bpk bp yth r.a r.m r.ay pdt pst rm kpt
    letjen mayjen brigjen jend kol letkol kapt lettu letda serka serma sertu serda kopda koptu praka pratu prada peltu pelda
    komjen irjen kombes akbp kompol akp iptu ipda aiptu aipda bripka brigpol briptu bripda laksda laksma laksdya marsda marsma
    marsdya inf kav arm art cpl cba caj mar pnb tek nav adm lek kal
    pt cv ud pd fa dok rp jl jln gg no nmr tel telp tlp blk kec kab kel kp ds dk kep prov p
    bln tgl tg pk pkl hlm hal ps psl pasal jo bdk lih lht cf vs ttg spt yg dgn utk dlm sbb a.n u.p d.a c.q s.d a.l i.e e.g ca
    st mr mrs ms gov gen col lt sgt capt maj vol ed eds ket gb tab gbr lamp bab dok ft fot ilus
    jan feb mar apr jun jul agt agu ags sep sept okt nov des sen sel rab kam jum sab min mgg
  `),
  en: set(`
    mr mrs ms mx dr prof rev fr st sr hon gen lt col sgt cpl capt cmdr maj adm gov sen rep pres amb insp supt det messrs adj comr brig
    vol p pp art sec fig ch ed eds cf vs v approx est ca i.e e.g viz al
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    mt ft rd ave blvd rp pt cv jl drs ir hj h
  `),
};

/** These end a sentence or not, as what follows tells: `dll. Kebijakan …`, but `dsb. untuk …`. */
export const TRAILING: Readonly<Record<Lang, ReadonlySet<string>>> = {
  id: set(`
    dll dsb dst dkk tsb tbk inc ltd corp co llc plc bhd sdn gmbh etc et.al alm almh swt saw ra as
    s.h s.e s.t s.s s.ag s.pd s.pd.i s.ip s.sos s.si s.kom s.kep s.ked s.farm s.hut s.p s.pt s.psi s.ikom s.i.kom s.h.i s.sn s.tp
    m.h m.hum m.si m.sc m.pd m.a m.ag m.m m.t m.e m.kom m.kes m.ba m.sn m.ip m.i.kom m.eng m.p m.phil ll.m ph.d sp.og sp.pd sp.a
    sp.b sp.jp sp.p sp.kj sp.s sp.an sp.m sp.tht a.md a.md.keb b.a b.sc ned
    wib wita wit a.m p.m
  `),
  en: set('etc inc ltd corp co llc plc bros jr sr tbk a.m p.m ph.d b.a m.a b.sc m.sc d.c'),
};

/** Words that seldom stand inside a name, so that even after initials they begin a sentence (`… di U.S. Namun …`). */
export const OPENERS: Readonly<Record<Lang, ReadonlySet<string>>> = {
  id: set(`
    ia dia mereka kami kita saya namun tetapi tapi akan meski meskipun walau walaupun sementara sedangkan selain setelah sebelum
    ketika saat pada di ke dari dalam menurut hal ini itu para sejumlah beberapa seorang sebuah semua setiap adapun bahkan kini
    sejak karena jika bila apabila untuk dengan tidak belum sudah telah juga namanya kata ujar sebanyak sekitar hingga akibat
    sebelumnya selanjutnya kemudian lalu akhirnya padahal oleh bagi hasil warga polisi pemerintah petugas korban tim
  `),
  en: set(`
    he she it they we you i the a an this that these those his her its their our in on at but and or so for from when while
    after before since because if although though however meanwhile there then now as no not all some many most police officials
  `),
};

/** A single capital after one of these is a label, not somebody's initial: `vitamin C.`, `Blok M.` */
export const LABELLED: ReadonlySet<string> = set(`
  vitamin blok hepatitis kelas golongan rencana plan grup seri tipe gedung bagian lampiran poin butir kategori jalur zona tim
  group block class type
`);

/** Names that are written with a mark of their own. */
export const MARKED_NAMES: ReadonlySet<string> = set('yahoo! jeopardy! wham! oklahoma!');

/** Entries of LEADING that are words as well; small and without a number after them, they are that. */
export const AMBIGUOUS: ReadonlySet<string> = set(`
  dok hal min no mar tab art sen sel kam jum des kal tek arm cpl gen mon sat sun fig est al ch ed
`);
