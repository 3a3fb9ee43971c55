//! The faces of several photos by person, and which group is whose.
//!
//! A group is named by a face that it holds: its number is another one as soon as a photo is added or taken away.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::{CopyOptions, Photo, Session};
use crate::error::{Error, ErrorKind, MediaError, ProtectError};
use crate::face::{Compared, Comparer, Face, FaceGroups, Group, Tile, sheet, tile};
use crate::metadata;
use crate::model::recogniser::Card;
use crate::photo::{Format, Picture, encode};
use crate::progress::Progress;

/// A face of one of several photos, which names the group that holds it: `IMG_0002.JPG:1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The photo: its path, or as much of its end as no other photo has.
    pub photo: PathBuf,
    /// The number of the face in it, from 1.
    pub face: usize,
}

/// A text that is no [`Anchor`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a photo and the number of a face")]
pub struct NoAnchor;

impl FromStr for Anchor {
    type Err = NoAnchor;

    fn from_str(text: &str) -> Result<Self, NoAnchor> {
        // From the right: a path may have colons, too.
        let (photo, face) = text.rsplit_once(':').ok_or(NoAnchor)?;
        let face = face.trim().parse().map_err(|_| NoAnchor)?;
        match face {
            0 => Err(NoAnchor),
            _ if photo.is_empty() => Err(NoAnchor),
            _ => Ok(Self {
                photo: photo.into(),
                face,
            }),
        }
    }
}

/// Why a face does not name a group.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum AnchorFault {
    /// None of the photos has this name.
    #[error("no such photo")]
    NoPhoto(Anchor),
    /// Several photos have it.
    #[error("several such photos")]
    SeveralPhotos(Anchor),
    /// The photo has no such face.
    #[error("face {} of {count}", anchor.face)]
    NoFace {
        /// What was asked for.
        anchor: Anchor,
        /// How many faces the photo has.
        count: usize,
    },
    /// Two people were named for one group.
    #[error("one group, two people")]
    TwoPeople(Anchor, Anchor),
}

impl AnchorFault {
    /// The key of its words in the catalogues.
    pub fn code(&self) -> &'static str {
        self.into()
    }
}

/// Who is in a photo, as groups have it.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The faces that were found when the photo was looked at.
    found: Vec<Face>,
    /// The numbers of faces and of people.
    people: Vec<(usize, u32)>,
}

/// A photo that did not change has its faces where they were, to this many pixels.
const STILL: f32 = 1.0;

impl Placed {
    fn among(found: Vec<Face>) -> Self {
        let people = Vec::new();
        Self { found, people }
    }

    /// The numbers of faces and of people in this photo, which is opened once more: another file may stand in its place by now, and a number would
    /// mean somebody else.
    ///
    /// # Errors
    /// [`ProtectError::PhotoChanged`] where its faces are not those that were grouped, with its path.
    pub fn people_in(&self, photo: &Photo) -> Result<&[(usize, u32)], Error> {
        // Who looked harder since knows more faces, which no group holds; those of before are what they were.
        let numbered = (1..).zip(photo.found());
        let now = numbered.filter(|(number, _)| !photo.is_perhaps_no_face(*number));
        let now: Vec<&Face> = now.map(|(_, face)| face).collect();
        let before = &self.found;
        let same = |(before, now): (&Face, &&Face)| is_still(before, now);
        match before.len() == now.len() && before.iter().zip(&now).all(same) {
            true => Ok(&self.people),
            false => Err(ErrorKind::Protect(ProtectError::PhotoChanged).at(photo.path())),
        }
    }
}

/// Whether a face and its landmarks are where they were.
fn is_still(before: &Face, now: &Face) -> bool {
    let numbers = |face: &Face| -> Vec<f32> {
        let (r, marks) = (face.region, face.landmarks.iter().flatten());
        let region = [r.x, r.y, r.width, r.height];
        let marks = marks.flat_map(|mark| [mark.x, mark.y]);
        region.into_iter().chain(marks).collect()
    };
    let (before, now) = (numbers(before), numbers(now));
    let near = |(before, now): (&f32, &f32)| (before - now).abs() < STILL;
    before.len() == now.len() && before.iter().zip(&now).all(near)
}

/// The faces of several photos, and which photos they are.
#[derive(Debug)]
pub struct Grouped {
    faces: FaceGroups,
    /// In the order of their numbers.
    photos: Vec<PathBuf>,
    /// The faces of each, as they were found.
    found: Vec<Vec<Face>>,
    /// How each face looks, where a sheet is wanted: photo, face, picture.
    looks: Option<Vec<(usize, usize, image::RgbImage)>>,
}

impl Session {
    /// No photos yet, to be grouped by who is in them. `with_sheet` keeps a small picture of each face for
    /// [`Grouped::sheet`] (60 kB).
    ///
    /// # Errors
    /// Those of [`Session::groups`].
    pub fn grouped(&self, with_sheet: bool) -> Result<Grouped, ErrorKind> {
        Ok(Grouped {
            faces: self.groups()?,
            photos: Vec::new(),
            found: Vec::new(),
            looks: with_sheet.then(Vec::new),
        })
    }
}

impl Grouped {
    /// What makes faces comparable, for threads that look at photos beside each other.
    pub fn comparer(&self) -> Comparer {
        self.faces.comparer()
    }

    /// Adds the faces of the next photo, which a comparer of this made comparable.
    pub fn add(&mut self, photo: &Photo, compared: Compared) {
        self.faces.add_compared(compared);
        self.photos.push(photo.path().to_owned());
        self.found.push(photo.found().to_vec());
        if let Some(looks) = &mut self.looks {
            for (number, face) in (1..).zip(photo.found()) {
                let look = tile(&photo.opened.picture, &face.region);
                looks.push((self.photos.len(), number, look));
            }
        }
    }

    /// The recognisers, each with the likeness that every two faces of a group reach.
    pub fn cards(&self) -> &[Card; 2] {
        self.faces.cards()
    }

    /// The groups at the likenesses that the recognisers have for them.
    pub fn groups(&self) -> Vec<Group> {
        self.faces.groups()
    }

    /// The photos, in the order of their numbers.
    pub fn photos(&self) -> &[PathBuf] {
        &self.photos
    }

    /// The photo of a number, from 1.
    pub fn photo(&self, number: usize) -> Option<&Path> {
        let place = number.checked_sub(1)?;
        self.photos.get(place).map(PathBuf::as_path)
    }

    /// Who is where: for each photo the numbers of faces and of people, as groups have it that are named by one of their faces.
    /// Several groups may be one person's.
    ///
    /// # Errors
    /// [`AnchorFault`].
    pub fn named(&self, people: &[(Anchor, u32)]) -> Result<HashMap<PathBuf, Placed>, AnchorFault> {
        let groups = self.groups();
        let mut named: Vec<(&Group, &Anchor, u32)> = Vec::new();
        for (anchor, person) in people {
            let group = self.holding(anchor, &groups)?;
            let before = named.iter().find(|(of, ..)| of.number == group.number);
            match before {
                Some((_, other, who)) if who != person => {
                    return Err(AnchorFault::TwoPeople((*other).clone(), anchor.clone()));
                }
                Some(_) => {}
                None => named.push((group, anchor, *person)),
            }
        }
        let mut placed: HashMap<PathBuf, Placed> = HashMap::new();
        for (group, _, person) in named {
            for face in &group.faces {
                let place = face.photo.checked_sub(1);
                let found = place.and_then(|place| self.found.get(place));
                if let (Some(photo), Some(found)) = (self.photo(face.photo), found) {
                    let of_photo = placed.entry(photo.to_owned());
                    let of_photo = of_photo.or_insert_with(|| Placed::among(found.clone()));
                    of_photo.people.push((face.face, person));
                }
            }
        }
        Ok(placed)
    }

    /// The group that holds a face.
    fn holding<'g>(&self, anchor: &Anchor, groups: &'g [Group]) -> Result<&'g Group, AnchorFault> {
        let photo = self.number_of(anchor)?;
        let faces = || groups.iter().flat_map(|group| &group.faces);
        let holds = |group: &&Group| {
            let mut faces = group.faces.iter();
            faces.any(|face| (face.photo, face.face) == (photo, anchor.face))
        };
        groups
            .iter()
            .find(holds)
            .ok_or_else(|| AnchorFault::NoFace {
                anchor: anchor.clone(),
                count: faces().filter(|face| face.photo == photo).count(),
            })
    }

    /// The number of the photo that is meant: that of its path, or the only one whose path ends so.
    fn number_of(&self, anchor: &Anchor) -> Result<usize, AnchorFault> {
        let numbered = || (1..).zip(&self.photos);
        let real = anchor.photo.canonicalize().ok();
        let same = |photo: &Path| {
            photo == anchor.photo || (real.is_some() && photo.canonicalize().ok() == real)
        };
        if let Some((number, _)) = numbered().find(|(_, photo)| same(photo)) {
            return Ok(number);
        }
        let mut ending = numbered().filter(|(_, photo)| photo.ends_with(&anchor.photo));
        match (ending.next(), ending.next()) {
            (Some((number, _)), None) => Ok(number),
            (Some(_), Some(_)) => Err(AnchorFault::SeveralPhotos(anchor.clone())),
            (None, _) => Err(AnchorFault::NoPhoto(anchor.clone())),
        }
    }

    /// All faces by group as one picture: the content of a file. Of these [groups](Grouped::groups), those of several come first. None where there is no face, or no
    /// sheet was wanted when the photos were added.
    ///
    /// # Errors
    /// [`MediaError::TooLargeForFormat`] where the sheet would be too high (about 2,600 faces);
    /// [`MetadataError::NotProvedClean`](crate::error::MetadataError::NotProvedClean), [`ErrorKind::Cancelled`].
    pub fn sheet(
        &self,
        groups: &[Group],
        format: Format,
        progress: &Progress,
    ) -> Result<Option<Vec<u8>>, ErrorKind> {
        let Some(looks) = self.looks.as_ref().filter(|looks| !looks.is_empty()) else {
            return Ok(None);
        };
        let several = |group: &&Group| group.faces.len() > 1;
        let single = groups.iter().filter(|group| !several(group));
        let mut tiles = Vec::with_capacity(looks.len());
        for group in groups.iter().filter(several).chain(single) {
            for face in &group.faces {
                let of_face = |(photo, number, _): &&(usize, usize, _)| {
                    (*photo, *number) == (face.photo, face.face)
                };
                let Some((.., look)) = looks.iter().find(of_face) else {
                    continue;
                };
                let name = self.photo(face.photo).and_then(Path::file_name);
                let name = name.unwrap_or_default().to_string_lossy();
                tiles.push(Tile {
                    group: group.number,
                    face: look.clone(),
                    name: format!("{name}:{}", face.face),
                });
            }
        }
        let limit = format.longest_side();
        let rgb = sheet(&tiles, limit).ok_or(MediaError::TooLargeForFormat { limit })?;
        let picture = Picture { rgb, alpha: None };
        let options = CopyOptions {
            format: Some(format),
            ..CopyOptions::default()
        };
        let bytes = encode(&picture, &options.encoding(format), progress)?;
        metadata::prove(&bytes, format, false)?;
        Ok(Some(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::photo::{Kind, Region};
    use crate::protect::{Inspection, Opened, drawn};

    #[test]
    fn an_anchor_is_a_photo_and_a_number() {
        let anchor: Anchor = "IMG_0002.JPG:1".parse().unwrap();
        assert_eq!((anchor.photo, anchor.face), ("IMG_0002.JPG".into(), 1));
        let anchor: Anchor = "C:\\photos\\12:30.jpg: 2".parse().unwrap();
        assert_eq!(anchor.photo, PathBuf::from("C:\\photos\\12:30.jpg"));
        for wrong in [
            "", "1", "a.jpg", "a.jpg:", "a.jpg:0", ":1", "a.jpg:x", "a.jpg:-1",
        ] {
            assert_eq!(Anchor::from_str(wrong), Err(NoAnchor), "{wrong}");
        }
    }

    #[test]
    fn a_photo_that_was_replaced_since_it_was_grouped_shows_nobody() {
        let face = |x: f32| {
            drawn(Region {
                x,
                y: 10.0,
                width: 40.0,
                height: 50.0,
            })
        };
        let photo = |faces: &[Face]| Photo {
            faces: Some(faces.to_vec()),
            ..Photo::of(Opened {
                path: "beach.jpg".into(),
                kind: Kind::Jpeg,
                picture: Picture {
                    rgb: image::RgbImage::new(200, 100),
                    alpha: None,
                },
                inspection: Inspection::default(),
                blocks: None,
            })
        };
        let mut placed = Placed::among(vec![face(10.0), face(90.0)]);
        placed.people.push((2, 7));
        let still = photo(&[face(10.0), face(90.25)]);
        assert_eq!(placed.people_in(&still), Ok(&[(2, 7)][..]));
        let changed = ErrorKind::Protect(ProtectError::PhotoChanged).at(Path::new("beach.jpg"));
        for other in [
            &[face(10.0), face(95.0)][..],
            &[face(10.0)],
            &[face(5.0), face(10.0), face(90.0)],
        ] {
            assert_eq!(placed.people_in(&photo(other)), Err(changed.clone()));
        }
    }

    #[test]
    fn a_photo_that_was_looked_at_harder_since_it_was_grouped_is_still_the_same() {
        let face = |x: f32| {
            drawn(Region {
                x,
                y: 10.0,
                width: 40.0,
                height: 50.0,
            })
        };
        let mut placed = Placed::among(vec![face(10.0)]);
        placed.people.push((1, 7));
        let opened = crate::protect::pasted(Path::new("a.png"), (4, 4), &[0; 64]);
        let mut photo = Photo::of(opened.unwrap());
        photo.faces = Some(vec![face(10.0), face(90.0)]);
        assert!(placed.people_in(&photo).is_err());
        photo.harder = Some(crate::protect::Harder(vec![2]));
        assert_eq!(placed.people_in(&photo), Ok(&[(1, 7)][..]));
        // The other way round somebody else would have the number.
        photo.harder = Some(crate::protect::Harder(vec![1]));
        assert!(placed.people_in(&photo).is_err());
    }
}
