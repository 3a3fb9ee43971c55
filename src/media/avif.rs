//! AVIF: AV1 pictures in HEIF (AVIF 1.1, ISO/IEC 23008-12), with `re_rav1d`.
//!
//! That decoder may abort on a hostile file, which nothing in the same process can contain, so it is asked only where
//! [`Limits::expendable`] says that the process may end. The container is read by our own code, and what it says of
//! sizes has to agree with the sequence headers of the streams before the decoder sees a byte (docs/avif.md).
//!
//! `clap`, `irot` and `imir` are applied in their order; the orientation in an Exif block is not, as for HEIC.

mod container;
mod planes;
mod sequence;
mod transforms;

use image::metadata::Orientation;
use re_rav1d::{Decoder, Picture, Settings};

use super::Limits;
use super::colour::{Colour, Sample};
use super::error::{damaged, unsupported};
use super::heif::{items, straight};
use super::limits::Watch;
use super::raw::{Channels, Raw, Samples};
use crate::error::Error;

use container::Container;
use planes::{Canvas, Coding};
use sequence::Sequence;

/// Bytes a pixel that decoding takes at most: planes of sixteen bits, grain on a second set, the samples, and what the
/// decoder keeps beside them.
const DECODING: u64 = 28;
/// Most tiles of a grid; the standard's rows and columns are one byte each.
const MOST_TILES: usize = 4096;

/// Decodes the primary picture.
pub(super) fn decode(bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Raw, Error> {
    if !limits.expendable {
        return Err(unsupported("AVIF"));
    }
    items::check(bytes)?;
    let container = Container::read(bytes)?;
    let plan = Plan::of(&container, container.primary(), limits)?;
    let first = Tile::of(&container, &plan, 0)?;
    match first.sequence.deep {
        true => picture::<u16>(&container, &plan, &first.sequence, watch, Samples::Sixteen),
        false => picture::<u8>(&container, &plan, &first.sequence, watch, Samples::Eight),
    }
}

fn picture<S: Sample>(
    container: &Container,
    plan: &Plan,
    sequence: &Sequence,
    watch: &Watch,
    samples: fn(Vec<S>) -> Samples,
) -> Result<Raw, Error> {
    let (colour, coding) = colours(container, plan.id, sequence)?;
    let opacity = container.opacity_of(plan.id)?;
    let gray = sequence.gray && is_gray(&colour);
    let channels = match (gray, opacity.is_some()) {
        (true, false) => Channels::Gray,
        (true, true) => Channels::GrayAlpha,
        (false, false) => Channels::Rgb,
        (false, true) => Channels::Rgba,
    };
    let mut canvas = Canvas::<S>::new(plan.size, channels.count());
    plan.each_tile(container, watch, |tile, corner| {
        if (tile.sequence.deep, tile.sequence.gray) != (sequence.deep, sequence.gray) {
            return Err(damaged("AVIF: tiles of different kinds"));
        }
        canvas.paint(&tile.decoded()?, coding, gray, corner, watch)
    })?;
    if let Some((id, premultiplied)) = opacity {
        let opacity = Plan::within(container, id, plan.size)?;
        opacity.each_tile(container, watch, |tile, corner| {
            let full = tile.sequence.full_range;
            canvas.paint_opacity(&tile.decoded()?, full, corner, watch)
        })?;
        match (premultiplied, gray) {
            (true, true) => return Err(unsupported("AVIF: grey multiplied by opacity")),
            (true, false) => canvas.samples = straight(canvas.samples, true),
            (false, _) => {}
        }
    }
    let canvas = transforms::apply(canvas, &container.properties(plan.id)?)?;
    Ok(Raw {
        width: canvas.size.0,
        height: canvas.size.1,
        channels,
        samples: samples(canvas.samples),
        colour,
        orientation: Orientation::NoTransforms,
    })
}

/// What the container says of colours, otherwise what the stream says.
fn colours(container: &Container, id: u32, told: &Sequence) -> Result<(Colour, Coding), Error> {
    let [mut primaries, mut transfer, mut matrix] = told.code_points;
    let (mut full_range, mut profile) = (told.full_range, None);
    for (kind, body) in container.properties(id)? {
        if &kind != b"colr" {
            continue;
        }
        match body.split_at_checked(4) {
            Some((b"prof" | b"rICC", block)) => profile = Some(block.to_vec()),
            Some((b"nclx", &[0, p, 0, t, 0, m, range, ..])) => {
                (primaries, transfer, matrix) = (p, t, m);
                full_range = range & 0x80 != 0;
            }
            _ => {}
        }
    }
    let cicp = Colour::Cicp {
        primaries,
        transfer,
    };
    let colour = profile.map_or(cicp, Colour::Icc);
    Ok((colour, Coding { matrix, full_range }))
}

/// Whether a profile is one of grey samples, by its header (ICC.1, 7.2.6).
fn is_gray(colour: &Colour) -> bool {
    matches!(colour, Colour::Icc(block) if block.get(16..20) == Some(b"GRAY"))
}

/// Which streams a picture is made of, and where each goes.
struct Plan {
    id: u32,
    size: (u32, u32),
    tile: (u32, u32),
    columns: u32,
    tiles: Vec<u32>,
}

impl Plan {
    /// Of an item whose sizes are within the limits.
    fn of(container: &Container, id: u32, limits: &Limits) -> Result<Self, Error> {
        let plan = Self::read(container, id)?;
        let rows = plan.tiles.len() as u32 / plan.columns.max(1);
        let whole = (
            plan.tile.0.saturating_mul(plan.columns),
            plan.tile.1.saturating_mul(rows),
        );
        for (width, height) in [plan.size, plan.tile, whole] {
            limits.check_size(width, height)?;
        }
        limits.check_memory(whole.0, whole.1, DECODING)?;
        if whole.0 < plan.size.0 || whole.1 < plan.size.1 {
            return Err(damaged("AVIF: a grid that its tiles do not fill"));
        }
        if whole.0 - plan.size.0 >= plan.tile.0 || whole.1 - plan.size.1 >= plan.tile.1 {
            return Err(damaged("AVIF: tiles that nobody sees"));
        }
        Ok(plan)
    }

    /// Of an item that has to be as large as another, in tiles that are no larger than that.
    fn within(container: &Container, id: u32, size: (u32, u32)) -> Result<Self, Error> {
        let unlimited = Limits {
            // Twice, since the last tiles of a grid reach over its edges.
            pixels: u64::from(size.0) * u64::from(size.1) * 4,
            ..Limits::default()
        };
        let plan = Self::of(container, id, &unlimited)?;
        match plan.size == size {
            true => Ok(plan),
            false => Err(damaged("AVIF: opacity of another size")),
        }
    }

    fn read(container: &Container, id: u32) -> Result<Self, Error> {
        let size = container.size(id)?;
        match &container.kind(id)? {
            b"av01" => Ok(Self {
                id,
                size,
                tile: size,
                columns: 1,
                tiles: vec![id],
            }),
            b"grid" => Self::grid(container, id, size),
            other => Err(unsupported(format!("AVIF: {}", other.escape_ascii()))),
        }
    }

    /// ISO/IEC 23008-12, 6.6.2.3.
    fn grid(container: &Container, id: u32, size: (u32, u32)) -> Result<Self, Error> {
        let bytes = container.bytes(id)?;
        let mut plan = items::Bytes(&bytes);
        let wide = match plan.number(2) {
            Some(head) if head & 1 == 0 => 2,
            _ => 4,
        };
        let mut number = |wide| {
            let number = plan.number(wide).and_then(|n| u32::try_from(n).ok());
            number.ok_or_else(|| damaged("AVIF: a grid that cannot be read"))
        };
        let (rows, columns) = (number(1)? + 1, number(1)? + 1);
        let told = (number(wide)?, number(wide)?);
        let tiles = container.tiles(id)?.to_vec();
        if told != size {
            return Err(damaged("AVIF: a grid of another size than it says"));
        }
        if tiles.len() != (rows * columns) as usize || tiles.len() > MOST_TILES {
            return Err(damaged("AVIF: a grid of more or fewer tiles"));
        }
        let first = *tiles.first().ok_or(Error::Truncated)?;
        let tile = container.size(first)?;
        for id in &tiles {
            if container.kind(*id)? != *b"av01" || container.size(*id)? != tile {
                return Err(damaged("AVIF: tiles of different kinds"));
            }
        }
        Ok(Self {
            id,
            size,
            tile,
            columns,
            tiles,
        })
    }

    fn each_tile(
        &self,
        container: &Container,
        watch: &Watch,
        mut visit: impl FnMut(Tile, (u32, u32)) -> Result<(), Error>,
    ) -> Result<(), Error> {
        for number in 0..self.tiles.len() as u32 {
            watch.check()?;
            let (row, column) = (number / self.columns, number % self.columns);
            let tile = Tile::of(container, self, number as usize)?;
            visit(tile, (column * self.tile.0, row * self.tile.1))?;
        }
        Ok(())
    }
}

/// One stream, whose headers agree with the container.
struct Tile {
    stream: Vec<u8>,
    sequence: Sequence,
}

impl Tile {
    fn of(container: &Container, plan: &Plan, number: usize) -> Result<Self, Error> {
        let id = plan.tiles.get(number).ok_or(Error::Truncated)?;
        let stream = container.bytes(*id)?;
        let headers = sequence::all(&stream);
        let headers = headers.ok_or_else(|| damaged("AVIF: a stream that cannot be read"))?;
        let sequence = *headers
            .first()
            .ok_or_else(|| damaged("AVIF: a stream without a header"))?;
        if headers.iter().any(|header| *header != sequence) {
            return Err(damaged("AVIF: a stream with several headers"));
        }
        if sequence.size != plan.tile {
            return Err(damaged("AVIF: a picture of another size than it says"));
        }
        Ok(Self { stream, sequence })
    }

    /// Asks the decoder, which may end this process.
    fn decoded(self) -> Result<Picture, Error> {
        let (width, height) = self.sequence.size;
        let mut settings = Settings::new();
        settings.set_n_threads(1);
        settings.set_max_frame_delay(1);
        settings.set_all_layers(false);
        settings.set_frame_size_limit(width.saturating_mul(height));
        let mut decoder = Decoder::with_settings(&settings).map_err(reason)?;
        match decoder.send_data(self.stream, None, None, None) {
            Err(error) if !error.is_again() => return Err(reason(error)),
            _ => {}
        }
        let picture = decoder.get_picture().map_err(reason)?;
        match (picture.width(), picture.height()) == self.sequence.size {
            true => Ok(picture),
            false => Err(damaged("AVIF: a picture of another size than it says")),
        }
    }
}

fn reason(error: re_rav1d::Error) -> Error {
    match error {
        re_rav1d::Error::Again => Error::Truncated,
        re_rav1d::Error::NotEnoughMemory => Error::NoMemoryForPhoto,
        re_rav1d::Error::UnsupportedBitstream => unsupported("AVIF: a kind of AV1 stream"),
        other => damaged(other),
    }
}
