// Indonesian words that English news about Indonesia uses as they are: dishes, dress, plants, music, faith, custom, the street.
export const BORROWED: ReadonlySet<string> = new Set(
  `batik rendang sate satay bakso soto rawon gado-gado gudeg rujak ketoprak karedok pecel pempek siomay batagor martabak cendol dawet
  klepon lemper lumpia nagasari onde-onde serabi tempe tempeh tofu tahu nasi goreng tumpeng ketupat lontong opor gulai kari sambal
  sambel terasi kecap kerupuk krupuk emping petis santan pandan kemangi kencur lengkuas laos jamu tuak arak ciu sopi kopi kretek
  durian rambutan salak manggis duku langsat cempedak nangka kelengkeng jengkol petai pete kangkung genjer papeda sagu sago kapurung
  coto konro papeda bubur mie mi indomie es teh botok pepes lalapan ayam bebek warung warteg warkop angkringan lesehan kaki lima
  ikat songket kebaya sarong sarung peci kopiah songkok blangkon jilbab hijab kerudung mukena selendang beskap ulos tenun lurik
  sasirangan tapis kris keris mandau golok celurit rencong badik tombak
  gamelan angklung kulintang sasando suling kendang gong saron gender wayang kulit golek dalang sinden dangdut campursari koplo
  keroncong jaipong jaipongan reog kuda lumping jathilan barong kecak legong pendet saman tari topeng ludruk lenong ketoprak randai
  ondel-ondel ogoh-ogoh penjor canang sari ngaben odalan melasti gunungan grebeg sekaten ruwatan slametan selamatan kenduri tahlilan
  haul pengajian majelis taklim istighosah zikir dhikr salawat tadarus takbir takbiran tarawih sahur iftar imsak buka puasa ngabuburit
  mudik lebaran takjil fitrah zakat infak sedekah wakaf waqf haji hajj umrah salat shalat wudu musala musholla surau langgar masjid
  pesantren santri santriwati kiai kyai nyai ustaz ustad ustadz ustazah habib habaib gus ulama ulema ustadzah halal haram makruh mubah
  fatwa jihad fikih fiqh hadis hadith sunnah sunah surah sura ayat juz imam khatib muazin muezzin mufti kafir syariah sharia hisab rukyat
  madrasah dayah pura puri banjar subak wihara klenteng kelenteng angpau angpao imlek cap go meh barongsai liong
  adat pamali tabu karma dukun tuyul pocong kuntilanak genderuwo leak santet pelet pawang preman premanisme begal copet
  becak bajaj ojek angkot bemo delman andong dokar oplet mikrolet metromini odong-odong perahu jukung phinisi pinisi prau prahu sampan
  kampung kampong kelurahan kecamatan kabupaten rukun tetangga gotong royong musyawarah mufakat rapat arisan posyandu puskesmas
  kos kosan rusun ruko losmen wisma pendopo joglo limasan honai rumah gadang tongkonan lamin betang uma keraton kraton candi
  orangutan orangutans komodo banteng anoa babirusa maleo cendrawasih jalak bekantan tarsius kukang binturong dugong pesut
  sengon jati meranti ulin ramin gaharu kemiri cengkeh lontar nipah rattan bakau mangrove alang-alang lalang eceng gondok
  pencak silat sepak takraw panjat pinang karapan sapi pasola lompat batu kerapan
  rupiah rial ringgit reformasi pancasila dwifungsi bhinneka tunggal ika merdeka proklamasi nusantara marhaen petrus konfrontasi
  blusukan sembako bansos hoaks hoax ormas apel kongkow nongkrong galau alay baper receh
  abangan priyayi wong cilik raden mas bung bu pak mbak mbok mas bang kak dik om tante opung oma opa eyang datuk tengku teuku cut
  suku dayak batak bugis asmat dani minang betawi jawa sunda melayu bahasa minimarket wifi`
    .trim()
    .split(/\s+/),
);
