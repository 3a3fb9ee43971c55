//! XMP packets (ISO 16684-1): each value of the RDF with the path of names that leads to it.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{LocalName, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use super::bytes::{whole_text, whole_utf16};
use super::ledger::Ledger;
use super::{Carrier, xmp_names};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const META: &str = "adobe:ns:meta/";
/// Elements within elements that are followed; XMP needs about ten.
const DEEPEST: usize = 64;
/// Bytes of one value that are gathered; thumbnails are longer and shown by size.
const LONGEST: usize = 1 << 20;

/// Lists a packet. What follows a broken place is not read, which the ledger then says.
pub(super) fn read(ledger: &mut Ledger, packet: &[u8]) {
    if !ledger.may_read(packet.len()) {
        return;
    }
    let packet = match packet {
        [0xFE, 0xFF, rest @ ..] => whole_utf16(rest, true),
        [0xFF, 0xFE, rest @ ..] => whole_utf16(rest, false),
        [0xEF, 0xBB, 0xBF, rest @ ..] => whole_text(rest),
        _ => whole_text(packet),
    };
    let packet = packet.trim_matches(['\0', ' ', '\n', '\r', '\t']);
    let mut walk = Walk {
        ledger,
        path: Vec::new(),
        value: String::new(),
        found: Found::default(),
    };
    if walk.packet(packet).is_none() {
        walk.ledger.unread();
    }
    if walk.found.values == 0 {
        walk.ledger
            .size(super::Clue::Other, Carrier::Xmp, "XMP", packet.len());
    }
    if let (Some(latitude), Some(longitude)) = (walk.found.latitude, walk.found.longitude) {
        walk.ledger
            .place(Carrier::Xmp, "exif:GPSLatitude", (latitude, longitude));
    }
}

#[derive(Default)]
struct Found {
    values: usize,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

struct Walk<'l> {
    ledger: &'l mut Ledger,
    /// Names from the outside in; empty ones for RDF's own scaffolding.
    path: Vec<String>,
    value: String,
    found: Found,
}

impl Walk<'_> {
    fn packet(&mut self, packet: &str) -> Option<()> {
        let mut reader = NsReader::from_str(packet);
        while self.ledger.may_read(0) {
            match reader.read_event().ok()? {
                Event::Start(element) => {
                    self.start(&reader, &element)?;
                    self.value.clear();
                }
                Event::Empty(element) => {
                    self.start(&reader, &element)?;
                    self.path.pop();
                }
                Event::End(_) => {
                    let value = std::mem::take(&mut self.value);
                    if !value.trim().is_empty() {
                        self.leaf(None, &value);
                    }
                    self.path.pop()?;
                }
                Event::Text(words) => self.gather(&words.xml10_content()),
                Event::CData(words) => self.gather(&words.xml10_content()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                    Some(c) => self.gather(c.encode_utf8(&mut [0; 4])),
                    None => self.gather(predefined(&reference.xml10_content())),
                },
                Event::Comment(words) => self.ledger.value(
                    super::Clue::Caption,
                    Carrier::Xmp,
                    "comment",
                    &words.xml10_content(),
                ),
                // Entities that a packet defines for itself are not followed.
                Event::DocType(_) => self.ledger.unread(),
                Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => return self.path.is_empty().then_some(()),
            }
        }
        None
    }

    fn gather(&mut self, words: &str) {
        if self.value.len() < LONGEST {
            self.value.push_str(words);
        }
    }

    fn start(&mut self, reader: &NsReader<&[u8]>, element: &BytesStart<'_>) -> Option<()> {
        if self.path.len() >= DEEPEST {
            return None;
        }
        let (space, local) = reader.resolver().resolve_element(element.name());
        self.path.push(name(space, local));
        for attribute in element.attributes() {
            let attribute = attribute.ok()?;
            let key = attribute.key.into_inner();
            if key == "xmlns" || key.starts_with("xmlns:") {
                continue;
            }
            let (space, local) = reader.resolver().resolve_attribute(attribute.key);
            let plumbing = ["about", "parseType", "nodeID", "ID"].contains(&local.into_inner());
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            match space {
                ResolveResult::Bound(ns) if ns.0 == XML => {}
                ResolveResult::Bound(ns) if ns.0 == RDF && local.into_inner() == "resource" => {
                    self.leaf(None, &value);
                }
                ResolveResult::Bound(ns) if ns.0 == RDF && (plumbing && value.is_empty()) => {}
                ResolveResult::Bound(ns) if ns.0 == RDF && local.into_inner() == "parseType" => {}
                // The names of toolkits: x:xmptk.
                space => self.leaf(Some(name(space, local)), &value),
            }
        }
        Some(())
    }

    /// One value; `last` is the name of an attribute below the path.
    fn leaf(&mut self, last: Option<String>, value: &str) {
        let named = self
            .path
            .iter()
            .chain(&last)
            .filter(|name| !name.is_empty());
        let names: Vec<&str> = named.map(String::as_str).collect();
        let tag = if names.is_empty() {
            "rdf:about".to_owned()
        } else {
            names.join("/")
        };
        self.found.values += 1;
        let value = value.trim();
        match tag.as_str() {
            "exif:GPSLatitude" => self.found.latitude = degrees(value),
            "exif:GPSLongitude" => self.found.longitude = degrees(value),
            _ => {}
        }
        let clue = xmp_names::clue(&names, value);
        if xmp_names::is_picture(&names) {
            self.ledger
                .size(clue, Carrier::Xmp, &tag, value.len() / 4 * 3);
        } else {
            self.ledger.value(clue, Carrier::Xmp, &tag, value);
        }
    }
}

/// `prefix:name`, the prefix being that of the standard whatever the packet calls it.
/// Empty for RDF's scaffolding and the packet's wrapper.
fn name(space: ResolveResult<'_>, local: LocalName<'_>) -> String {
    let local = local.into_inner();
    match space {
        ResolveResult::Bound(ns) if ns.0 == RDF || ns.0 == META && local == "xmpmeta" => {
            String::new()
        }
        ResolveResult::Bound(ns) => match xmp_names::prefix(ns.0) {
            Some(prefix) => format!("{prefix}:{local}"),
            None => local.to_owned(),
        },
        ResolveResult::Unbound => local.to_owned(),
        ResolveResult::Unknown(prefix) => format!("{prefix}:{local}"),
    }
}

fn predefined(entity: &str) -> &'static str {
    match entity {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "apos" => "'",
        "quot" => "\"",
        _ => "\u{fffd}",
    }
}

/// `48,51.5N`, `48,51,30N` (XMP part 2, GPSCoordinate) or plain degrees.
fn degrees(value: &str) -> Option<f64> {
    let value = value.trim();
    let (numbers, sign) = match value.char_indices().next_back()? {
        (at, 'N' | 'E') => (value.get(..at)?, 1.0),
        (at, 'S' | 'W') => (value.get(..at)?, -1.0),
        _ => (value, 1.0),
    };
    let mut sum = 0.0;
    for (part, unit) in numbers.split(',').zip([1.0, 60.0, 3600.0]) {
        sum += part.trim().parse::<f64>().ok()? / unit;
    }
    sum.is_finite().then_some(sum * sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_in_each_notation() {
        assert_eq!(degrees("48,51.5N"), Some(48.0 + 51.5 / 60.0));
        assert_eq!(
            degrees("2,17,24W"),
            Some(-(2.0 + 17.0 / 60.0 + 24.0 / 3600.0))
        );
        assert_eq!(degrees("-33.5"), Some(-33.5));
        assert_eq!(degrees(""), None);
        assert_eq!(degrees("NaN"), None);
    }
}
