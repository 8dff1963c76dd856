// Names of places, peoples, feasts and institutions that English writes otherwise than Indonesian, and acronyms that it has its own for.

/** Indonesian acronym → what English writes; empty where it is spelt out. The first is offered as the fix. */
export const ACRONYMS: Readonly<Record<string, readonly string[]>> = {
  AS: ['US', 'U.S.', 'USA', 'U.S.A.'],
  PBB: ['UN', 'U.N.'],
  UE: ['EU'],
  PDB: ['GDP'],
  PDRB: ['GRDP', 'GDP'],
  PNB: ['GNP'],
  APBN: [],
  APBD: [],
  WNI: [],
  WNA: [],
  LSM: ['NGO', 'NGOs'],
  BBM: [],
  PHK: [],
  KTP: [],
  KK: [],
  SIM: [],
  HAM: [],
  TKI: [],
  TKW: [],
  PMI: [],
  PNS: [],
  ASN: [],
  UMKM: ['SME', 'SMEs', 'MSME', 'MSMEs'],
  UKM: ['SME', 'SMEs'],
  BUMN: ['SOE', 'SOEs'],
  BUMD: [],
  UU: [],
  RUU: [],
  PP: [],
  KUHP: [],
  KUHAP: [],
  TPS: [],
  DPT: [],
  SD: [],
  SMP: [],
  SMA: [],
  SMK: [],
  PT: [],
  RS: [],
  RSUD: [],
  TNI: ['TNI'],
  NATO: ['NATO'],
  NKRI: [],
  RI: [],
  RRT: ['PRC'],
  RRC: ['PRC'],
  TKP: [],
  IGD: ['ER', 'A&E'],
  UGD: ['ER', 'A&E'],
  OKI: ['OIC'],
  PJI: ['ISP', 'ISPs'],
  LKM: ['MFI', 'MFIs'],
  ISPA: ['ARI', 'ARIs', 'URTI'],
  TBC: ['TB', 'TBC'],
  DK: ['UNSC'],
  MU: ['MU', 'UNGA'],
  IMB: [],
  BLT: [],
  UMP: [],
  UMR: [],
  UMK: [],
  THR: [],
  SDM: ['HR'],
  TIK: ['ICT'],
  KPR: [],
  PAUD: [],
  PKL: [],
  SPBU: [],
  PLTA: [],
  PLTS: [],
  PLTP: [],
  ODGJ: [],
  KDRT: [],
  PPKM: [],
  ADB: ['ADB'],
  IKN: [],
  PLTU: [],
  PLTN: [],
  KRL: [],
  MA: [],
  MK: [],
  AL: [],
  AU: ['AU'],
  BEI: ['IDX', 'BEI'],
  BEJ: ['JSX', 'BEJ'],
  RJP: ['CPR'],
  PKC: ['CCP', 'CPC'],
  PKT: ['CCP', 'CPC'],
  IS: ['IS', 'ISIL', 'ISIS'],
  ISIS: ['ISIS', 'IS', 'ISIL'],
  OMS: ['CSO', 'CSOs'],
  TPPO: [],
  HKI: ['IPR'],
  PLTB: [],
  AD: [],
  TNKB: [],
  IPK: ['GPA'],
  IHSG: [],
  NIK: [],
  KKB: [],
  PPN: ['VAT'],
  KB: [],
  KLB: [],
  BBN: [],
  PMK: ['FMD'],
  DBD: [],
  HUT: [],
  WIB: [],
  WITA: [],
  WIT: [],
};

/** Names in full → acronyms that English may use for them. */
export const ACRONYM_PHRASES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/amerika(?: serikat)?|paman sam|washington/i, ['US', 'U.S.', 'USA']],
  [/perserikatan bangsa[- ]bangsa/i, ['UN', 'U.N.']],
  [/uni eropa|\beropa\b/i, ['EU']],
  [/papua nugini/i, ['PNG']],
  [/tiongkok|\bcina\b|republik rakyat/i, ['PRC', 'CCP']],
  [/korea utara|korut/i, ['DPRK']],
  [/korea selatan|korsel/i, ['ROK']],
  [/kongo/i, ['DRC']],
  [/inggris|britania/i, ['UK', 'U.K.']],
  [/emirat/i, ['UAE']],
  [/organisasi kesehatan dunia/i, ['WHO']],
  [/dana moneter/i, ['IMF']],
  [/bank pembangunan asia/i, ['ADB']],
  [/lembaga swadaya/i, ['NGO', 'NGOs']],
  [/produk domestik bruto/i, ['GDP']],
  [/pajak pertambahan nilai/i, ['VAT']],
  [/kecerdasan buatan/i, ['AI']],
  [/televisi|siaran/i, ['TV']],
  [/perusahaan|direktur utama|dirut/i, ['CEO']],
  [/pakta|atlantik/i, ['NATO']],
  [/kereta cepat|kereta/i, ['MRT', 'LRT']],
  [/usaha mikro|usaha kecil/i, ['SME', 'SMEs', 'MSME', 'MSMEs']],
  [/badan usaha milik negara/i, ['SOE', 'SOEs']],
  [/kebakaran|kamera pengawas/i, ['CCTV']],
];

/** Names that each language has in letters of its own, where neither is a slip of the other: Indonesian → English. */
export const TWO_WAYS: Readonly<Record<string, readonly string[]>> = {
  ahmad: ['ahmed'],
  ahmadiyah: ['ahmadis', 'ahmadi'],
  cheng: ['zheng'],
  hasan: ['hassan'],
  husein: ['hussein', 'husayn'],
  ibrahim: ['abraham'],
  ishak: ['isaac'],
  khadafi: ['gaddafi', 'gadhafi', 'qaddafi', 'kadhafi'],
  firdausi: ['ferdowsi'],
  ibnu: ['ibn'],
  kubilai: ['kublai'],
  makassar: ['makassan', 'makassans'],
  malula: ['maaloula'],
  maria: ['mary'],
  marrakesh: ['marrakech'],
  muhammad: ['mohammed', 'mohamed', 'mohammad'],
  mujahidin: ['mujahideen', 'mujahedin', 'mujahedeen'],
  musa: ['moses'],
  pallawa: ['pallava'],
  qaeda: ['qaida'],
  shabaab: ['shabab'],
  shiwa: ['shiva'],
  siwa: ['shiva'],
  sriwijaya: ['srivijaya'],
  sulaiman: ['solomon'],
  syiah: ['shia', 'shiite', 'shiites', "shi'a"],
  wisnu: ['vishnu'],
  yohanes: ['john'],
  yusuf: ['joseph'],
};

/** Indonesian names whose English differs: they are not missed in the target as they are. */
export const EXONYMS: ReadonlySet<string> = new Set(
  `hijriah masehi idulfitri iduladha fitri adha lebaran natal imlek paskah waisak nyepi ramadan ramadhan maulid isra miraj kurban
  inggris belanda jepang cina tiongkok jerman prancis perancis spanyol portugis portugal mesir yunani turki rusia ukraina polandia
  swedia norwegia denmark finlandia swiss austria belgia italia hungaria ceko rumania irlandia skotlandia islandia
  makkah mekkah madinah kairo yerusalem baghdad bagdad damaskus beirut teheran moskwa moskow kyiv kiev athena roma paris london
  brussel jenewa wina praha warsawa lisboa lisabon kopenhagen singapura filipina kamboja malaysia vietnam thailand myanmar laos
  brunei timor papua selandia australia amerika serikat kanada meksiko brasil brazil argentina kuba venezuela kolombia korea selatan utara
  timur barat tengah tenggara india pakistan arab saudi yaman suriah yordania palestina israel irak iran libanon qatar kuwait afrika
  maroko tunisia aljazair libya sudan etiopia kenya nigeria eropa asia pasifik atlantik hindia laut samudra selat teluk tanjung gunung
  sungai danau pulau kepulauan pantai kota kabupaten kecamatan kelurahan desa provinsi jalan jawa sumatra sumatera kalimantan sulawesi
  maluku nusa bali lombok islam kristen katolik protestan hindu buddha budha konghucu muslim yahudi senin selasa rabu kamis jumat sabtu
  minggu januari februari maret april mei juni juli agustus september oktober november desember presiden menteri gubernur bupati
  walikota wali ketua wakil jenderal komisaris paus raja ratu sultan pangeran putri pak bu bapak ibu nyonya tuan haji hajah kiai ustaz
  yohanes paulus fransiskus petrus yesus yesaya allah tuhan nabi alquran quran alkitab bahasa orang suku bangsa negara republik
  kerajaan kesultanan bank dewan majelis partai komisi badan lembaga kementerian dinas mahkamah pengadilan kejaksaan kepolisian polisi
  tentara angkatan universitas institut sekolah rumah sakit bandara pelabuhan stasiun terminal masjid gereja pura wihara candi
  liga piala dunia olimpiade kejuaraan timnas klub persatuan kapolres kapolda kapolri menlu menkeu menhan mendagri menko wapres
  pangdam danrem dandim kodim polres polda polsek polri kejari kejati kejagung pemkot pemkab pemprov pemda kemenlu kemenkeu kemenkes
  kroasia serbia bosnia albania makedonia slovenia slovakia estonia latvia lituania lithuania bulgaria belarus moldova georgia
  armenia azerbaijan kazakstan kazakhstan uzbekistan turkmenistan kirgizstan kirgistan tajikistan afganistan bangladesh nepal bhutan lanka
  maladewa mongolia taiwan hongkong makau oman bahrain siprus malta luksemburg monako vatikan chili cile peru ekuador bolivia paraguay
  uruguay guyana suriname panama kosta rika nikaragua honduras guatemala jamaika haiti dominika fiji kaledonia vanuatu samoa tonga kongo
  angola zambia zimbabwe mozambik madagaskar mauritius somalia uganda rwanda burundi tanzania ghana kamerun senegal niger chad gabon
  liberia botswana namibia mauritania eritrea florensia venesia napoli muenchen koln haag antwerpen bukares beograd aleksandria betlehem
  tepi gaza hizbullah hizbollah islamabad beijing tokyo seoul konstantinopel kaukasus balkan skandinavia karibia mediterania persia
  irjen komjen brigjen kombes akbp kompol akp iptu ipda aiptu aipda bripka letjen mayjen kolonel letkol mayor kapten lettu laksamana
  marsekal sersan kopral prajurit pol dubes konjen dirut dirjen sekjen kadis kabid kasat kades camat lurah rektor dekan prof
  sisilia korsika kreta sardinia kolombo kalkuta benggala alpen donau rhein arktika antartika arktik baltik adriatik aegea katalonia
  bavaria saxon normandia flandria siberia manchuria tibet kashmir punjab patagonia andes kilimanjaro zionis
  muharam muharram safar rabiulawal rabiulakhir rajab syaban syakban syawal zulkaidah zulhijah
  inggeris thuringen komoro riko jabotabek jabodebek hadramaut kurdi kesunanan brahmana koptik islamis marxis demokrat mesoamerika arahat goliat filipi britania korsel korut hongaria slowakia slowenia bahama nil gangga eufrat yordan krimea galia yudea galilea nazaret
  kapadokia sanskerta ibrani babilonia asyur merkurius yupiter saturnus neptunus herodes pilatus nopember pebruari kirgiz leste
  jabodetabek jateng jatim jabar sumut sumbar sumsel kalbar kaltim kalsel kalteng sulsel sulut sulteng sultra ntt ntb diy`
    .trim()
    .split(/\s+/),
);
