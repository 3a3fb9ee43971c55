//! Class lists as people and spreadsheets write them, and names of photos.

const ENGLISH: &str = "name,age,parents,audience,decision,until,agreed by,agreed on,child says\r\n\
    Ana Lima,9,Rui Lima / Eva Lima,family chat,shown,2027-06-30,Rui Lima / Eva Lima,2026-11-20,yes\r\n\
    \"O'Neil, Tom\",under 7,Zoé O'Neil,public,covered,,,,\r\n\
    Ana Lima,9,Rui Lima / Eva Lima,public,covered,,,,don't know\r\n";
const FRENCH: &str = "nom;âge;parents;diffusion;décision;jusqu’au;accord de;accord le;avis de l’enfant\n\
    Léa Dupont;12;Élise Dupont;groupe fermé;visible;30/06/2027;Élise Dupont;20/11/2026;oui\n\
    Noé Faure;moins de 7 ans;Luc Faure / Inès Faure;;;;;;\n";

/// In both languages, and in every encoding that Excel writes.
pub fn lists() -> Vec<Vec<u8>> {
    let wide = |text: &str, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(order).collect()
    };
    // Windows-1252 is Latin-1 but for the typographic apostrophe.
    let narrow = FRENCH
        .chars()
        .map(|c| if c == '’' { 0x92 } else { u32::from(c) as u8 });
    vec![
        ENGLISH.as_bytes().to_vec(),
        FRENCH.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", FRENCH.as_bytes()].concat(),
        [b"sep=;\r\n", FRENCH.as_bytes()].concat(),
        ENGLISH.replace(',', "\t").into_bytes(),
        wide(ENGLISH, u16::to_le_bytes),
        wide(FRENCH, u16::to_be_bytes),
        narrow.collect(),
    ]
}

/// Names that tell a day, a camera, a place, a number.
pub fn names() -> Vec<Vec<u8>> {
    [
        "IMG_20261128_101112.jpg",
        "WhatsApp Image 2026-11-28 at 10.11.12.jpeg",
        "PXL_20261128_101112345.MP.jpg",
        "1764324672123.jpg",
        "Léa chez mamie Grenoble 06 12 34 56 78.heic",
        "signal-2026-11-28-101112_002.png",
        "photo-1.png",
    ]
    .map(|name| name.as_bytes().to_vec())
    .to_vec()
}
