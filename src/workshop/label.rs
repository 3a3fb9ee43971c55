//! Real or made?: files with a label, and without; what a screenshot leaves of it; and a label that does not tell the truth.
//!
//! All of them hold a drawing of the program. The label is IPTC's digital source type in an XMP packet (cv.iptc.org/newscodes/digitalsourcetype), and it is
//! read from the file's bytes by the reader that Ombrelle uses for photos.

use image::RgbImage;
use ombrelle_base::progress::Progress;
use ombrelle_media::{Encoding, Format, Limits, Picture, decode, encode};
use ombrelle_metadata::{Clue, inspect};

use crate::fake::Drawing;
use crate::fingerprint;

/// A file of the game.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File(Vec<u8>);

/// Which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Sample {
    /// Labelled as made by a program.
    First,
    /// Without a label.
    Second,
    /// Labelled as changed by a program.
    Third,
    /// Labelled as taken by a camera, which is not true: it is drawn.
    Fourth,
}

/// What a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Label {
    /// That a program made the picture.
    Made,
    /// That a program changed it, or made parts of it.
    Changed,
    /// That a camera took it.
    Taken,
    /// There is none.
    Missing,
}

impl Sample {
    /// Its file; none where it cannot be written, which a test would see.
    pub fn file(self) -> Option<File> {
        let (picture, code) = match self {
            Self::First => (fingerprint::drawing(), Some("trainedAlgorithmicMedia")),
            Self::Second => (Drawing::Vase.draw(), None),
            Self::Third => (
                Drawing::FlowersOnRobot.draw(),
                Some("compositeWithTrainedAlgorithmicMedia"),
            ),
            Self::Fourth => (Drawing::Robot.draw(), Some("digitalCapture")),
        };
        let bytes = jpeg(picture)?;
        Some(File(match code {
            Some(code) => labelled(bytes, code)?,
            None => bytes,
        }))
    }
}

impl File {
    /// What its label says.
    pub fn label(&self) -> Label {
        let told = inspect(&self.0, None, &Progress::default()).findings;
        let has = |clue: Clue| told.iter().any(|finding| finding.clue == clue);
        let taken = told.iter().any(|finding| {
            let value = finding.value.as_deref().unwrap_or_default();
            finding.tag.ends_with("DigitalSourceType") && value.ends_with("digitalCapture")
        });
        match taken {
            _ if has(Clue::MadeByProgram) => Label::Made,
            _ if has(Clue::ChangedByProgram) => Label::Changed,
            true => Label::Taken,
            false => Label::Missing,
        }
    }

    /// What is seen.
    pub fn picture(&self) -> Option<RgbImage> {
        let opened = decode(&self.0, &Limits::default(), &Progress::default());
        Some(opened.ok()?.rgb)
    }

    /// A file of what the screen shows, as a screenshot is: the same pixels, and nothing else of the file.
    pub fn screenshot(&self) -> Option<Self> {
        jpeg(self.picture()?).map(Self)
    }
}

fn jpeg(rgb: RgbImage) -> Option<Vec<u8>> {
    let encoding = Encoding {
        format: Format::Jpeg,
        quality: 90,
        max_side: None,
    };
    let picture = Picture { rgb, alpha: None };
    encode(&picture, &encoding, &Progress::default()).ok()
}

/// The file with a packet behind its first segment (XMP Specification, part 3, 1.1.3).
fn labelled(mut jpeg: Vec<u8>, code: &str) -> Option<Vec<u8>> {
    let packet = format!(
        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" \
         Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/newscodes/digitalsourcetype/{code}\"/>\
         </rdf:RDF></x:xmpmeta>"
    );
    let length = u16::try_from(packet.len() + 2).ok()?.to_be_bytes();
    let [high, low] = [*jpeg.get(4)?, *jpeg.get(5)?];
    let behind = 4 + usize::from(u16::from_be_bytes([high, low]));
    let segment = [0xff, 0xe1].into_iter().chain(length);
    let segment: Vec<u8> = segment.chain(packet.into_bytes()).collect();
    (behind <= jpeg.len()).then(|| jpeg.splice(behind..behind, segment))?;
    Some(jpeg)
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn a_label_is_read_from_the_file_and_a_screenshot_has_none() {
        let labels = [Label::Made, Label::Missing, Label::Changed, Label::Taken];
        for (sample, label) in Sample::VARIANTS.iter().zip(labels) {
            let file = sample.file().unwrap();
            assert_eq!(file.label(), label, "{sample:?}");
            let shot = file.screenshot().unwrap();
            assert_eq!(shot.label(), Label::Missing, "{sample:?}");
            let (seen, again) = (file.picture().unwrap(), shot.picture().unwrap());
            assert_eq!(seen.dimensions(), again.dimensions());
        }
    }
}
