//! What a person learns from files made by hand: one layout after the other, and hostile ones.

use proptest::prelude::*;

use ombrelle_base::progress::{Cancel, Progress};

use super::{Carrier, Clue, Inspection, Kind, inspect};

fn clues(inspection: &Inspection) -> Vec<Clue> {
    let mut clues: Vec<Clue> = inspection.findings.iter().map(|f| f.clue).collect();
    clues.dedup();
    clues
}

fn value(inspection: &Inspection, tag: &str) -> Option<String> {
    let found = inspection.findings.iter().find(|f| f.tag == tag);
    found.and_then(|f| f.value.clone())
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = (data.len() as u16 + 2).to_be_bytes();
    [&[0xFF, marker], &length[..], data].concat()
}

fn jpeg(segments: &[Vec<u8>], trailer: &[u8]) -> Vec<u8> {
    let scan = segment(0xDA, &[0; 6]);
    let end = [&[1, 2, 0xFF, 0, 0xFF, 0xD0, 3, 0xFF, 0xD9], trailer].concat();
    [vec![0xFF, 0xD8], segments.concat(), scan, end].concat()
}

fn xmp(body: &str) -> Vec<u8> {
    let packet = format!(
        "<x:xmpmeta xmlns:x='adobe:ns:meta/' x:xmptk='Kit 1'><rdf:RDF \
         xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>{body}</rdf:RDF></x:xmpmeta>"
    );
    segment(
        0xE1,
        &[b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()].concat(),
    )
}

#[test]
fn a_plain_jpeg_gives_nothing_away() {
    let jfif = segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    let inspection = inspect(
        &jpeg(&[jfif], b""),
        Some("picture.jpg"),
        &Progress::default(),
    );
    assert_eq!(inspection.findings, []);
    assert!(inspection.complete);
}

/// A colour profile with these tags, each of type `text`.
fn profile(tags: &[(&[u8; 4], &str)]) -> Vec<u8> {
    let mut head = vec![0_u8; 128];
    head[36..40].copy_from_slice(b"acsp");
    head.extend((tags.len() as u32).to_be_bytes());
    let mut texts = Vec::new();
    for (signature, words) in tags {
        let text = [b"text\0\0\0\0", words.as_bytes()].concat();
        let at = 132 + 12 * tags.len() + texts.len();
        head.extend_from_slice(*signature);
        head.extend((at as u32).to_be_bytes());
        head.extend((text.len() as u32).to_be_bytes());
        texts.extend(text);
    }
    [head, texts].concat()
}

#[test]
fn whoever_made_a_colour_profile_is_no_phone_or_camera() {
    let tags: [(&[u8; 4], &str); 3] = [
        (b"desc", "Screen of the office"),
        (b"dmnd", "IEC http://www.iec.ch"),
        (b"dmdd", "IEC 61966-2.1"),
    ];
    let data = [b"ICC_PROFILE\0\x01\x01".as_slice(), &profile(&tags)].concat();
    let file = jpeg(&[segment(0xE2, &data)], b"");
    let inspection = inspect(&file, None, &Progress::default());
    assert_eq!(clues(&inspection), [Clue::ColourProfile]);
    for (tag, words) in [
        ("ICC profile", "Screen of the office"),
        ("DeviceMfgDesc", "IEC http://www.iec.ch"),
        ("DeviceModelDesc", "IEC 61966-2.1"),
    ] {
        assert_eq!(value(&inspection, tag).as_deref(), Some(words));
    }
}

#[test]
fn xmp_tells_its_place_people_and_mark_whatever_the_prefixes() {
    let packet = xmp(
        "<rdf:Description xmlns:e='http://ns.adobe.com/exif/1.0/' e:GPSLatitude='48,51.5N' e:GPSLongitude='2,17,40W'>\
         <p:PersonInImage xmlns:p='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'><rdf:Bag>\
         <rdf:li>Alice &amp; Bob</rdf:li></rdf:Bag></p:PersonInImage>\
         <u:DataMining xmlns:u='http://ns.useplus.org/ldf/xmp/1.0/'>x</u:DataMining></rdf:Description>",
    );
    let inspection = inspect(&jpeg(&[packet], b""), None, &Progress::default());
    let place = inspection.findings.iter().find_map(|f| f.place).unwrap();
    assert!((place.0 - 48.858_333).abs() < 1e-5 && (place.1 + 2.294_444).abs() < 1e-5);
    let people = value(&inspection, "Iptc4xmpExt:PersonInImage");
    assert_eq!(people.as_deref(), Some("Alice & Bob"));
    assert!(clues(&inspection).contains(&Clue::MiningMark));
    assert_eq!(value(&inspection, "x:xmptk").as_deref(), Some("Kit 1"));
    assert!(inspection.complete, "{inspection:?}");
}

#[test]
fn names_of_faces_come_before_where_the_faces_are() {
    let face = |name: &str| {
        format!(
            "<rdf:li><rdf:Description r:Name='{name}' r:Type='Face'><r:Area a:x='0.5' a:y='0.25' a:w='0.1' \
             a:h='0.2' a:unit='normalized'/></rdf:Description></rdf:li>"
        )
    };
    let packet = xmp(&format!(
        "<rdf:Description xmlns:r='http://www.metadataworkinggroup.com/schemas/regions/' \
         xmlns:a='http://ns.adobe.com/xmp/sType/Area#' xmlns:d='http://ns.adobe.com/xap/1.0/sType/Dimensions#'>\
         <r:Regions rdf:parseType='Resource'><r:AppliedToDimensions d:w='4000' d:h='3000' d:unit='pixel'/>\
         <r:RegionList><rdf:Bag>{}{}</rdf:Bag></r:RegionList></r:Regions></rdf:Description>",
        face("Léa"),
        face("Tom")
    ));
    let inspection = inspect(&jpeg(&[packet], b""), None, &Progress::default());
    let people = inspection
        .findings
        .iter()
        .filter(|f| f.clue == Clue::People);
    let told: Vec<(&str, bool)> = people
        .map(|f| (f.value.as_deref().unwrap(), f.is_beside_a_name()))
        .collect();
    assert_eq!(told[..2], [("Léa", false), ("Tom", false)]);
    assert!(
        told.len() == 17 && told[2..].iter().all(|(_, beside)| *beside),
        "{told:?}"
    );
    assert!(inspection.complete);
}

#[test]
fn a_photo_for_bright_screens_hides_no_video() {
    let listed = |semantic: &str, mime: &str| {
        let photo = xmp(&format!(
            "<rdf:Description xmlns:c='http://ns.google.com/photos/1.0/container/' \
             xmlns:i='http://ns.google.com/photos/1.0/container/item/'><c:Directory><rdf:Seq>\
             <rdf:li rdf:parseType='Resource'><c:Item i:Semantic='Primary' i:Mime='image/jpeg'/></rdf:li>\
             <rdf:li rdf:parseType='Resource'><c:Item i:Semantic='{semantic}' i:Mime='{mime}' i:Length='9'/></rdf:li>\
             </rdf:Seq></c:Directory></rdf:Description>"
        ));
        clues(&inspect(&jpeg(&[photo], b""), None, &Progress::default()))
    };
    let bright = listed("GainMap", "image/jpeg");
    assert!(bright.contains(&Clue::GainMap) && !bright.contains(&Clue::MotionPhoto));
    assert!(listed("MotionPhoto", "video/mp4").contains(&Clue::MotionPhoto));
}

#[test]
fn a_keyword_that_windows_wrote_is_no_name() {
    let photo = xmp(
        "<rdf:Description xmlns:m='http://ns.microsoft.com/photo/1.0/'><m:LastKeywordXMP><rdf:Bag>\
         <rdf:li>plage</rdf:li></rdf:Bag></m:LastKeywordXMP></rdf:Description>",
    );
    let inspection = inspect(&jpeg(&[photo], b""), None, &Progress::default());
    let keyword = inspection
        .findings
        .iter()
        .find(|f| f.value.as_deref() == Some("plage"));
    assert_eq!(keyword.map(|f| f.clue), Some(Clue::Caption));
}

#[test]
fn entities_of_a_packet_are_not_expanded() {
    let packet = "<!DOCTYPE a [<!ENTITY l 'lol'>]><a>&l;&l;</a>";
    let data = [b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()].concat();
    let inspection = inspect(
        &jpeg(&[segment(0xE1, &data)], b""),
        None,
        &Progress::default(),
    );
    assert!(!inspection.complete);
    assert!(!format!("{inspection:?}").contains("lol"));
}

#[test]
fn what_hangs_behind_a_jpeg_is_found() {
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08mdat";
    let found = clues(&inspect(&jpeg(&[], film), None, &Progress::default()));
    assert!(found.contains(&Clue::MotionPhoto) && found.contains(&Clue::Trailer));

    let note = segment(0xFE, b"hidden note");
    let gain = xmp(
        "<rdf:Description xmlns:hdrgm='http://ns.adobe.com/hdr-gain-map/1.0/' hdrgm:Version='1.0'/>",
    );
    let inspection = inspect(
        &jpeg(&[], &jpeg(&[gain, note], b"")),
        None,
        &Progress::default(),
    );
    assert!(clues(&inspection).contains(&Clue::GainMap));
    assert_eq!(value(&inspection, "COM").as_deref(), Some("hidden note"));

    let mut samsung = b"\0\0\x01\x0A\x0E\0\0\0Image_UTC_Data1715510000000".to_vec();
    let block = samsung.len() as u32;
    samsung.extend(b"SEFH\x6B\0\0\0\x01\0\0\0\0\0\x01\x0A");
    samsung.extend(block.to_le_bytes());
    samsung.extend(block.to_le_bytes());
    samsung.extend(b"\x18\0\0\0SEFT");
    let inspection = inspect(&jpeg(&[], &samsung), None, &Progress::default());
    let date = value(&inspection, "Samsung Image_UTC_Data");
    assert_eq!(date.as_deref(), Some("1715510000000"));
}

#[test]
fn segments_that_carry_pictures_and_manifests_are_named() {
    let thumbnail = segment(0xE0, b"JFXX\0\x10\xFF\xD8\xFF\xD9");
    let manifest = segment(0xEB, b"JP\0\x01\0\0\0\x01\0\0\0\x20jumb\0\0\0\x18jumdc2pa");
    let unknown = segment(0xE7, b"Weird\0data");
    let inspection = inspect(
        &jpeg(&[thumbnail, manifest, unknown], b""),
        None,
        &Progress::default(),
    );
    assert_eq!(
        clues(&inspection),
        [Clue::Thumbnail, Clue::ContentCredentials, Clue::Other]
    );
    assert_eq!(inspection.findings[2].tag, "APP7 Weird");
}

#[test]
fn a_gif_tells_its_comment_its_frames_and_its_tail() {
    let mut gif = b"GIF89a\x01\0\x01\0\0\0\0".to_vec();
    gif.extend(b"\x21\xFE\x05Alice\0");
    let frame = b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x4C\x01\0";
    gif.extend(frame);
    gif.extend(frame);
    gif.extend(b"\x3Btail");
    let inspection = inspect(&gif, None, &Progress::default());
    assert_eq!(
        clues(&inspection),
        [Clue::Animation, Clue::Caption, Clue::Trailer]
    );
    assert_eq!(value(&inspection, "GIF comment").as_deref(), Some("Alice"));
    assert!(inspection.complete);
}

#[test]
fn a_signed_record_is_told_in_tiff_and_gif_too() {
    // A page of one entry: the record, eight bytes behind it.
    let tiff = b"II\x2a\0\x08\0\0\0\x01\0\x41\xcd\x07\0\x08\0\0\0\x1a\0\0\0\0\0\0\0jumbf...";
    let gif = b"GIF89a\x01\0\x01\0\0\0\0\x21\xff\x0bC2PA_GIF\x01\0\0\x08jumbf...\0;";
    for file in [tiff.as_slice(), gif] {
        let inspection = inspect(file, None, &Progress::default());
        let told: Vec<_> = inspection
            .findings
            .iter()
            .map(|f| (f.clue, f.bytes))
            .collect();
        assert_eq!(told, [(Clue::ContentCredentials, Some(8))]);
        assert!(inspection.complete);
    }
}

#[test]
fn the_most_telling_comes_first() {
    let note = segment(0xFE, b"note");
    let inspection = inspect(
        &jpeg(&[note], b""),
        Some("48.8584,2.2945 20240512.jpg"),
        &Progress::default(),
    );
    assert_eq!(clues(&inspection), [Clue::Place, Clue::Date, Clue::Caption]);
    assert_eq!(inspection.findings[0].carrier, Carrier::FileName);
}

/// An Exif block with one directory, whose entries are given as they stand.
fn exif(entries: &[[u8; 12]]) -> Vec<u8> {
    let mut block = b"Exif\0\0MM\0\x2a\0\0\0\x08".to_vec();
    block.extend((entries.len() as u16).to_be_bytes());
    block.extend(entries.concat());
    block.extend([0; 4]);
    segment(0xE1, &block)
}

#[test]
fn the_version_of_a_gps_directory_is_no_place() {
    let mut block = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    // The pointer to the GPS directory, which begins at 26 with GPSVersionID 2.3.0.0 alone.
    block.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0");
    block.extend(b"\0\x01\0\0\0\x01\0\0\0\x04\x02\x03\0\0\0\0\0\0");
    let photo = jpeg(&[segment(0xE1, &block)], b"");
    let inspection = inspect(&photo, None, &Progress::default());
    assert_eq!(
        value(&inspection, "GPSVersionID").as_deref(),
        Some("2 3 0 0")
    );
    assert!(!clues(&inspection).contains(&Clue::Place), "{inspection:?}");
}

#[test]
fn what_a_phone_says_of_measuring_without_a_place_is_no_place() {
    let mut block = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    // The GPS directory begins at 26: GPSAltitudeRef 0 and GPSMapDatum.
    block.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0");
    block.extend(b"\0\x02\0\x05\0\x01\0\0\0\x01\0\0\0\0");
    block.extend(b"\0\x12\0\x02\0\0\0\x04WGS\0\0\0\0\0");
    let datum =
        xmp("<rdf:Description xmlns:e='http://ns.adobe.com/exif/1.0/' e:GPSMapDatum='WGS-84'/>");
    let photo = jpeg(&[segment(0xE1, &block), datum], b"");
    let inspection = inspect(&photo, None, &Progress::default());
    assert_eq!(value(&inspection, "GPSAltitudeRef").as_deref(), Some("0"));
    assert!(value(&inspection, "exif:GPSMapDatum").is_some());
    assert!(!clues(&inspection).contains(&Clue::Place), "{inspection:?}");
}

#[test]
fn the_name_of_a_child_that_a_camera_was_told_is_told() {
    let mut block = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    // The Exif directory begins at 26, the notes in it at 44; they are 82 bytes.
    block.extend(b"\x87\x69\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0");
    block.extend(b"\0\x01\x92\x7c\0\x07\0\0\0\x52\0\0\0\x2c\0\0\0\0");
    // Three entries: an age that was not set, at 98; a name, at 118; no country.
    block.extend(b"Panasonic\0\0\0\0\x03\0\x33\0\x02\0\0\0\x14\0\0\0\x62");
    block.extend(b"\0\x66\0\x07\0\0\0\x08\0\0\0\x76\0\x69\0\x07\0\0\0\x04---\0\0\0\0\0");
    block.extend(b"9999:99:99 00:00:00\0Emma\0\0\0\0");
    let photo = jpeg(&[segment(0xE1, &block)], b"");
    let inspection = inspect(&photo, None, &Progress::default());
    let people = inspection
        .findings
        .iter()
        .filter(|f| matches!(f.clue, Clue::People | Clue::Place));
    let told: Vec<(&str, Option<&str>)> = people
        .map(|f| (f.tag.as_str(), f.value.as_deref()))
        .collect();
    assert_eq!(told, [("Panasonic BabyName", Some("Emma"))]);
}

#[test]
fn directories_that_lead_in_circles_or_announce_too_much_end() {
    let circle = *b"\x87\x69\0\x04\0\0\0\x01\0\0\0\x08";
    let huge = *b"\x01\x0F\0\x02\xFF\xFF\xFF\xFF\0\0\0\x08";
    let wide = *b"\x01\x10\0\x05\x80\0\0\0\0\0\0\x08";
    let model = *b"\x01\x10\0\x02\0\0\0\x04Cam\0";
    let inspection = inspect(
        &jpeg(&[exif(&[circle, huge, wide, model])], b""),
        None,
        &Progress::default(),
    );
    assert!(!inspection.complete);
    assert_eq!(value(&inspection, "Model").as_deref(), Some("Cam"));
}

#[test]
fn an_inflated_text_is_cut_at_a_limit() {
    use std::io::Write;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b'a'; 50 << 20]).unwrap();
    let data = [b"Comment\0\0", packed.finish().unwrap().as_slice()].concat();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"zTXt", data.as_slice()), (b"IEND", b"")] {
        png.extend((data.len() as u32).to_be_bytes());
        png.extend([kind.as_slice(), data, &[0; 4]].concat());
    }
    let inspection = inspect(&png, None, &Progress::default());
    assert!(!inspection.complete);
    assert_eq!(
        value(&inspection, "zTXt Comment").map(|v| v.chars().count()),
        Some(200)
    );
}

/// A PNG with these chunks and no picture.
fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in chunks.iter().copied().chain([(b"IEND", &b""[..])]) {
        file.extend((data.len() as u32).to_be_bytes());
        file.extend([kind.as_slice(), data, &[0; 4]].concat());
    }
    file
}

#[test]
fn whether_there_is_a_copyright_is_no_name_of_anybody() {
    // As Photoshop writes it into every JPEG: one byte, 0 for no.
    let resource = b"Photoshop 3.0\08BIM\x04\x0A\0\0\0\0\0\x01\0\0";
    let marked =
        xmp("<rdf:Description xmlns:r='http://ns.adobe.com/xap/1.0/rights/' r:Marked='False'/>");
    let photo = jpeg(&[segment(0xED, resource), marked], b"");
    let inspection = inspect(&photo, None, &Progress::default());
    let tags = ["CopyrightFlag", "xmpRights:Marked"];
    for tag in tags {
        let found = inspection.findings.iter().find(|f| f.tag == tag);
        assert_eq!(found.map(|f| f.clue), Some(Clue::Other), "{tag}");
    }
    assert!(!clues(&inspection).contains(&Clue::Owner), "{inspection:?}");
}

#[test]
fn an_exif_block_with_the_signature_of_jpeg_is_read_in_other_files_too() {
    let segment = exif(&[*b"\x01\x10\0\x02\0\0\0\x04Cam\0"]);
    // Behind the marker and the length: the signature, then the block.
    let signed = &segment[4..];
    let chunk = [b"EXIF", &(signed.len() as u32).to_le_bytes()[..], signed].concat();
    let length = (4 + chunk.len() as u32).to_le_bytes();
    let webp = [b"RIFF", &length[..], b"WEBP", &chunk].concat();
    for file in [png(&[(b"eXIf", signed)]), webp] {
        let inspection = inspect(&file, None, &Progress::default());
        assert_eq!(value(&inspection, "Model").as_deref(), Some("Cam"));
        assert!(inspection.complete, "{inspection:?}");
    }
}

#[test]
fn what_a_file_says_of_being_made_by_a_program_is_told_wherever_it_stands() {
    let told = |file: &[u8]| clues(&inspect(file, None, &Progress::default()));
    let source = |code: &str| {
        let body = format!(
            "<rdf:Description xmlns:i='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'>\
             <i:DigitalSourceType rdf:resource='http://cv.iptc.org/newscodes/digitalsourcetype/{code}'/>\
             </rdf:Description>"
        );
        told(&jpeg(&[xmp(&body)], b""))
    };
    assert!(source("trainedAlgorithmicMedia").contains(&Clue::MadeByProgram));
    assert!(source("compositeWithTrainedAlgorithmicMedia").contains(&Clue::ChangedByProgram));
    let camera = source("digitalCapture");
    assert!(!camera.contains(&Clue::MadeByProgram) && !camera.contains(&Clue::ChangedByProgram));

    let generation = "a house\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1";
    for (key, words) in [
        ("parameters", generation),
        ("prompt", r#"{"3": {"class_type": "KSampler"}}"#),
        ("workflow", r#"{"last_node_id": 9, "nodes": []}"#),
        ("Software", "NovelAI"),
    ] {
        let data = format!("{key}\0{words}").into_bytes();
        assert_eq!(
            told(&png(&[(b"tEXt", &data[..])])),
            [Clue::MadeByProgram],
            "{key}"
        );
    }
    assert_eq!(
        told(&png(&[(b"tEXt", &b"Software\0GIMP 3"[..])])),
        [Clue::Software]
    );
    assert_eq!(
        told(&png(&[(b"caBX", &b"jumb"[..])])),
        [Clue::ContentCredentials]
    );

    // Exif: the program's name in the first directory, parameters in the comment of the second.
    let named = shared(1, 0x0131, 2, b"Stable Diffusion\0");
    assert!(told(&named).contains(&Clue::MadeByProgram));
    let comment = [b"ASCII\0\0\0", generation.as_bytes()].concat();
    let entry = |tag: u16, kind: u16, count: usize, value: u32| {
        let tag = [
            &1u16.to_le_bytes()[..],
            &tag.to_le_bytes(),
            &kind.to_le_bytes(),
        ]
        .concat();
        [
            &tag[..],
            &(count as u32).to_le_bytes(),
            &value.to_le_bytes(),
            &[0; 4],
        ]
        .concat()
    };
    let first = entry(0x8769, 4, 1, 26);
    let second = entry(0x9286, 7, comment.len(), 44);
    let file = [b"II*\0\x08\0\0\0", &first[..], &second, &comment].concat();
    assert!(told(&file).contains(&Clue::MadeByProgram));
}

/// A TIFF file of one directory, whose entries all have the same value.
fn shared(entries: u16, tag: u16, kind: u16, value: &[u8]) -> Vec<u8> {
    let at = 8 + 2 + 12 * u32::from(entries) + 4;
    let mut file = b"II*\0\x08\0\0\0".to_vec();
    file.extend(entries.to_le_bytes());
    for _ in 0..entries {
        file.extend([tag, kind].map(u16::to_le_bytes).concat());
        file.extend([value.len() as u32, at].map(u32::to_le_bytes).concat());
    }
    file.extend([0; 4]);
    file.extend(value);
    file
}

/// Each file is of 4.8 MB and asks for 262 GB to be read.
#[test]
fn values_that_share_their_bytes_are_read_a_few_times_and_no_more() {
    let size = 4_000_000;
    let packet = b"<a>x</a>".repeat(size / 8);
    for (what, tag, kind, value) in [
        ("text", 0x010E, 2, vec![b'A'; size]),
        ("wide text", 0x9C9B, 1, vec![b'A'; size]),
        ("comment", 0x9286, 7, vec![b'A'; size]),
        ("XMP", 0x02BC, 1, packet),
        ("ICC", 0x8773, 7, vec![b'A'; size]),
        (
            "Photoshop",
            0x8649,
            1,
            b"8BIM\x04\x04\0\0\0\0\0\0".repeat(size / 12),
        ),
        ("IPTC", 0x83BB, 1, b"\x1c\x02\x50\0\x01A".repeat(size / 6)),
        ("maker note", 0x927C, 7, vec![b'A'; size]),
    ] {
        let begun = std::time::Instant::now();
        let inspection = inspect(
            &shared(65_535, tag, kind, &value),
            None,
            &Progress::default(),
        );
        assert!(!inspection.complete, "{what}");
        // Of a build that is not optimised, on a machine under load.
        assert!(
            begun.elapsed() < std::time::Duration::from_secs(20),
            "{what}"
        );
    }
    // The same value a few times is no attack.
    let few = inspect(
        &shared(3, 0x010E, 2, &vec![b'A'; size]),
        None,
        &Progress::default(),
    );
    assert!(few.complete);
    assert_eq!(few.findings.len(), 3);
}

#[test]
fn an_inspection_ends_when_somebody_wants_to_stop() {
    let cancel = Cancel::default();
    cancel.cancel();
    let file = shared(100, 0x010E, 2, &vec![b'A'; 4_000_000]);
    let inspection = inspect(&file, None, &Progress::silent(cancel));
    assert!(!inspection.complete && inspection.findings.is_empty());
}

#[test]
fn a_long_text_is_told_as_far_as_a_person_reads() {
    let letters = "é".repeat(100_000);
    let comment = segment(0xFE, letters.get(..60_000).unwrap().as_bytes());
    let inspection = inspect(&jpeg(&[comment], b""), None, &Progress::default());
    let told = value(&inspection, "COM").unwrap();
    assert_eq!(told, "é".repeat(199) + "…");
}

#[test]
fn a_file_that_is_no_picture_is_not_understood() {
    assert!(!inspect(b"", None, &Progress::default()).complete);
    assert!(!inspect(b"hello", None, &Progress::default()).complete);
}

/// The brands that stand in photos, and some of other files.
const BRANDS: [&[u8; 4]; 18] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"avif", b"avis",
    b"mif1", b"msf1", b"miaf", b"isom", b"mp42", b"qt  ", b"crx ", b"jp2 ",
];

/// The beginnings of files whose first bytes decide, right ones and almost right ones.
const BEGINNINGS: [&[u8]; 20] = [
    b"\xFF\xD8\xFF\xE0",
    b"\xFF\xD8",
    b"\xFF\xD8\0",
    b"\x89PNG\r\n\x1a\n",
    b"\x89PNG\n",
    b"RIFF\x10\0\0\0WEBPVP8 ",
    b"RIFF\x10\0\0\0WAVE",
    b"II\x2a\0",
    b"MM\0\x2a",
    b"II\x2b\0",
    b"MM\0\x2b",
    b"II\0\x2a",
    b"GIF87a",
    b"GIF89a",
    b"GIF88a",
    b"\xFF\x0A",
    b"\0\0\0\x0CJXL \x0D\x0A\x87\x0A",
    b"\0\0\0\x0CJXL \x0A\x0D\x87\x0A",
    b"%PDF-1.7",
    b"",
];

/// The first box of a file of ISO's boxes.
fn ftyp(major: &[u8; 4], compatible: &[&[u8; 4]]) -> Vec<u8> {
    let mut bytes = (16 + 4 * compatible.len() as u32).to_be_bytes().to_vec();
    bytes.extend(b"ftyp");
    bytes.extend(major);
    bytes.extend([0; 4]);
    bytes.extend(compatible.iter().flat_map(|brand| brand.iter()));
    bytes
}

fn is_unknown(file: &[u8]) -> bool {
    let inspection = inspect(file, None, &Progress::default());
    inspection.findings.iter().any(|f| f.tag == "unknown")
}

#[test]
fn every_brand_that_opens_is_inspected() {
    for brand in &BRANDS[..13] {
        let file = ftyp(brand, &[]);
        assert!(Kind::sniff(&file).is_some());
        assert!(!is_unknown(&file), "{:?}", std::str::from_utf8(*brand));
        assert!(inspect(&file, None, &Progress::default()).complete);
    }
}

const HEADS: [&[u8]; 11] = [
    b"\xFF\xD8\xFF\xE1\0\x40Exif\0\0II\x2a\0\x08\0\0\0",
    b"\x89PNG\r\n\x1a\n\0\0\0\x20eXIfMM\0\x2a\0\0\0\x08",
    b"RIFF\xFF\0\0\0WEBPEXIF\x40\0\0\0II\x2a\0\x08\0\0\0",
    b"II\x2a\0\x08\0\0\0",
    b"MM\0\x2a\0\0\0\x08",
    b"GIF89a\x01\0\x01\0\0\0\0\x21",
    b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\0meta",
    b"\xFF\x0A\x31",
    b"\0\0\0\x0CJXL \x0D\x0A\x87\x0A\0\0\0\x14ftypjxl \0\0\0\0jxl \0\0\0\0jbrd",
    b"\0\0\0\x0CJXL \x0D\x0A\x87\x0A\0\0\0\x14ftypjxl \0\0\0\0jxl \0\0\0\0brobExif",
    b"\xFF\xD8\xFF\xED\0\x40Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x20\x1c\x02",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_opens_is_inspected_and_what_does_not_open_is_not(
        major in prop::sample::select(&BRANDS[..]),
        compatible in prop::collection::vec(prop::sample::select(&BRANDS[..]), 0..20),
        beginning in prop::sample::select(&BEGINNINGS[..]),
        tail in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        for file in [[&ftyp(major, &compatible), &tail[..]].concat(), [beginning, &tail].concat()] {
            prop_assert_eq!(Kind::sniff(&file).is_some(), !is_unknown(&file));
        }
    }

    #[test]
    fn hostile_bytes_never_panic_and_findings_are_in_order(
        head in prop::sample::select(&HEADS[..]), tail in prop::collection::vec(any::<u8>(), 0..400), name: String,
    ) {
        let inspection = inspect(&[head, &tail].concat(), Some(&name), &Progress::default());
        prop_assert!(inspection.findings.is_sorted_by_key(|f| f.clue));
        for finding in &inspection.findings {
            prop_assert!(finding.value.as_ref().is_none_or(|v| v.chars().count() <= 200));
        }
    }
}

#[test]
fn a_file_and_its_name_told_apart_are_told_as_together() {
    let file = b"\xFF\xD8\xFF\xFE\x00\x0Bmade by me\xFF\xD9";
    let name = "IMG_20240612_101530 Paris.jpg";
    let progress = Progress::default();
    let together = inspect(file, Some(name), &progress);
    assert!(together.findings.len() > 1);
    assert_eq!(inspect(file, None, &progress).named(name), together);
    assert_eq!(together.clone().checked(), together);
}
