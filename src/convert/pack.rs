//! Writes a packed network ([`ombrelle_graph::packed`]): an ONNX file with its weights in the few bits in which they are published,
//! or to which they were [rounded](crate::round).

use ombrelle_graph::packed::{MAGIC, codes, piece, step, unpacked};
use ombrelle_graph::{Flaw, Read, flaw};

use crate::codes::{Bits, By, Coded, Codes, Numbers, Step};
use crate::constants::{Constant, constants};

/// The packed form of an ONNX file. Weights that are in no list, and those that would not get smaller, stay as they are.
///
/// # Errors
/// [`Flaw`] where the bytes are no ONNX file, or where what is unpacked again would be other bytes.
pub(super) fn packed(onnx: &[u8], codes: &Codes) -> Read<Vec<u8>> {
    let constants = constants(onnx).ok_or_else(|| Flaw("not an ONNX file".into()))?;
    let mut out = MAGIC.to_vec();
    size(&mut out, onnx.len())?;
    let mut written = 0;
    for Constant { name, range, .. } in constants {
        let coded = codes.get(name);
        let coded = coded.filter(|coded| 4 * coded.numbers.count() == range.len());
        let Some(coded) = coded else {
            continue;
        };
        let weights = weights(coded)?;
        if weights.len() < range.len() {
            raw(&mut out, onnx.get(written..range.start))?;
            out.extend(weights);
            written = range.end;
        }
    }
    raw(&mut out, onnx.get(written..))?;
    match unpacked(&out)? == onnx {
        true => Ok(out),
        false => flaw("the weights are not those that were published, times factors"),
    }
}

fn size(out: &mut Vec<u8>, size: usize) -> Read<()> {
    let size = u32::try_from(size).map_err(|_| Flaw("larger than four gigabytes".into()))?;
    out.extend(size.to_le_bytes());
    Ok(())
}

fn raw(out: &mut Vec<u8>, bytes: Option<&[u8]>) -> Read<()> {
    let bytes = bytes.ok_or_else(|| Flaw("constants in another order".into()))?;
    out.push(piece::RAW);
    size(out, bytes.len())?;
    out.extend(bytes);
    Ok(())
}

fn weights(coded: &Coded) -> Read<Vec<u8>> {
    let mut out = vec![piece::WEIGHTS];
    size(&mut out, coded.numbers.count())?;
    match &coded.numbers {
        Numbers::Halves(all) => {
            out.push(codes::HALVES);
            out.extend(all.iter().flat_map(|half| half.to_le_bytes()));
        }
        Numbers::Table(table, all) => {
            out.push(codes::TABLE);
            out.extend(table.iter().flat_map(|number| number.to_le_bytes()));
            out.extend(all);
        }
        Numbers::Signed(all) => {
            out.push(codes::SIGNED);
            out.extend(all.iter().map(|number| number.cast_unsigned()));
        }
        Numbers::Whole(bits, all) => whole(&mut out, *bits, all),
    }
    let steps = u8::try_from(coded.steps.len());
    out.push(steps.map_err(|_| Flaw("more steps than a byte counts".into()))?);
    for step in &coded.steps {
        one(&mut out, step)?;
    }
    Ok(out)
}

/// The eight highest bits of each number, then the others of each.
fn whole(out: &mut Vec<u8>, Bits { low }: Bits, all: &[i16]) {
    out.extend([codes::WHOLE, low]);
    out.extend(all.iter().map(|number| (number >> low) as u8));
    for numbers in all.chunks(usize::from(8 / low)) {
        let others = numbers.iter().rev().fold(0, |others, number| {
            others << low | number & !(-1_i16 << low)
        });
        out.push(others as u8);
    }
}

fn one(out: &mut Vec<u8>, step: &Step) -> Read<()> {
    out.push(match step.by {
        By::Less(_) => step::LESS,
        By::Times(_) => step::TIMES,
    });
    size(out, step.run)?;
    size(out, step.inner)?;
    match &step.by {
        By::Less(all) => out.extend(all.iter().map(|number| number.cast_unsigned())),
        By::Times(all) => out.extend(all.iter().flat_map(|number| number.to_le_bytes())),
    }
    Ok(())
}
