//! The way back through a convolution.

use super::{Chain, Unwritten, no_form};
use crate::write::{list, number, word};
use crate::{Node, Op, Weight};

/// A convolution of one picture, by its numbers.
struct Conv {
    strides: [usize; 2],
    /// Top, left, bottom, right.
    pads: [usize; 4],
    dilations: [usize; 2],
    groups: usize,
    /// Out, in over groups, height, width.
    kernel: [usize; 4],
    /// Channels, height, width of what it reads.
    before: [usize; 3],
    /// Height and width of what it gives.
    after: [usize; 2],
}

/// The gradient by what the convolution reads, by the one by what it gives.
pub(super) fn back(
    chain: &mut Chain<'_>,
    node: &Node,
    (x, weight): (&str, &str),
    slope: &str,
) -> Result<String, Unwritten> {
    let Some((conv, values)) = read(chain, node, (x, weight)) else {
        return no_form(node);
    };
    let back = whole(chain, &conv, &values, slope)
        .or_else(|| turned(chain, &conv, &values, slope))
        .or_else(|| halves(chain, &conv, &values, slope))
        .or_else(|| spread(chain, &conv, &values, slope))
        .or_else(|| transposed(chain, &conv, weight, slope));
    match back {
        Some(back) => Ok(back),
        None => no_form(node),
    }
}

fn read(chain: &Chain<'_>, node: &Node, (x, weight): (&str, &str)) -> Option<(Conv, Weight)> {
    let Op::Conv {
        strides,
        pads,
        dilations,
        groups,
    } = node.op
    else {
        return None;
    };
    let values = chain.graph.weight(weight)?.clone();
    let [_, height, width] = chain.picture(&node.output)?;
    let conv = Conv {
        strides,
        pads,
        dilations,
        groups,
        kernel: values.shape.clone().try_into().ok()?,
        before: chain.picture(x)?,
        after: [height, width],
    };
    Some((conv, values))
}

impl Conv {
    fn is_depthwise(&self) -> bool {
        let [out, each, _, _] = self.kernel;
        each == 1 && out == self.groups
    }

    /// Sides of the window, with the gaps between its taps.
    fn reach(&self) -> [usize; 2] {
        let [_, _, high, wide] = self.kernel;
        let [down, right] = self.dilations;
        [
            high.saturating_sub(1) * down + 1,
            wide.saturating_sub(1) * right + 1,
        ]
    }

    /// Out, in over groups, height and width of the kernel of the way back: the channels of each group change places.
    fn exchanged(&self) -> [usize; 4] {
        let [out, each, high, wide] = self.kernel;
        [each * self.groups, out / self.groups.max(1), high, wide]
    }

    /// The weights of the way back at stride 1: channels of each group change places, and the window is turned by half a turn.
    fn turned(&self, values: &Weight) -> Vec<f32> {
        let [out, each, high, wide] = self.kernel;
        let outs = out / self.groups.max(1);
        let mut turned = Vec::with_capacity(values.data.len());
        for input in 0..each * self.groups {
            let (group, within) = (input / each.max(1), input % each.max(1));
            for output in 0..outs {
                let first = ((group * outs + output) * each + within) * high * wide;
                let window = values.data.get(first..first + high * wide);
                turned.extend(window.unwrap_or_default().iter().rev());
            }
        }
        turned
    }
}

/// A window as large as the picture: a product with the weights.
fn whole(chain: &mut Chain<'_>, conv: &Conv, values: &Weight, slope: &str) -> Option<String> {
    let [channels, height, width] = conv.before;
    let [out, _, high, wide] = conv.kernel;
    let covers = conv.pads == [0; 4] && [high, wide] == [height, width] && [high, wide] != [1, 1];
    if !covers || conv.dilations != [1, 1] {
        return None;
    }
    let sheet = &mut chain.sheet;
    if conv.is_depthwise() {
        let weights = sheet.shared(&[1, channels, high, wide], &values.data);
        return Some(sheet.add("Mul", &[slope, &weights]));
    }
    if conv.groups != 1 {
        return None;
    }
    let weights = sheet.shared(&[out, channels * high * wide], &values.data);
    let row = sheet.reshaped(slope, &[1, out]);
    let product = sheet.add("MatMul", &[&row, &weights]);
    Some(sheet.reshaped(&product, &[1, channels, height, width]))
}

/// Stride 1: the convolution with the turned window.
fn turned(chain: &mut Chain<'_>, conv: &Conv, values: &Weight, slope: &str) -> Option<String> {
    if conv.strides != [1, 1] {
        return None;
    }
    let [high, wide] = conv.reach();
    let [top, left, bottom, right] = conv.pads;
    let rest = |reach: usize, pad: usize| (reach - 1).checked_sub(pad);
    let pads = [
        rest(high, top)?,
        rest(wide, left)?,
        rest(high, bottom)?,
        rest(wide, right)?,
    ];
    let sheet = &mut chain.sheet;
    let weights = sheet.numbers(&conv.exchanged(), conv.turned(values));
    let attributes = [
        list("pads", &pads),
        list("dilations", &conv.dilations),
        number("group", conv.groups),
    ];
    Some(sheet.add_with("Conv", &[slope, &weights], &attributes))
}

/// Where the taps lie that reach the even and the odd places along one side, and what is padded: of a convolution at
/// stride 2, place `2 j + parity` of what is read takes from place `j - tap` of what is given the weight `2 tap + parity + pad`.
struct Along {
    taps: usize,
    /// The tap that the first weight is for.
    most: i64,
    before: usize,
    after: usize,
    pad: i64,
}

impl Along {
    fn of(kernel: usize, pad: usize, (read, given): (usize, usize)) -> Option<Self> {
        if !read.is_multiple_of(2) {
            return None;
        }
        let number = |size: usize| i64::try_from(size).ok();
        let (kernel, pad) = (number(kernel)?, number(pad)?);
        let most = (0..2)
            .map(|parity| (kernel - 1 - parity - pad).div_euclid(2))
            .max()?;
        // Rounded up.
        let least = (0..2).map(|parity| -(parity + pad).div_euclid(2)).min()?;
        let taps = most - least + 1;
        let after = number(read / 2)? + taps - 1 - number(given)? - most;
        Some(Self {
            taps: usize::try_from(taps).ok().filter(|taps| *taps > 0)?,
            most,
            before: usize::try_from(most).ok()?,
            after: usize::try_from(after).ok()?,
            pad,
        })
    }

    /// Which weight of the window stands at a tap for a parity; none for none.
    fn weight(&self, tap: usize, parity: usize) -> Option<usize> {
        let tap = self.most - i64::try_from(tap).ok()?;
        usize::try_from(2 * tap + i64::try_from(parity).ok()? + self.pad).ok()
    }
}

/// Stride 2, all channels of one group: a convolution with four times the channels, one for each place of a square of two by
/// two, which are then put there.
fn halves(chain: &mut Chain<'_>, conv: &Conv, values: &Weight, slope: &str) -> Option<String> {
    if conv.strides != [2, 2] || conv.dilations != [1, 1] || conv.groups != 1 {
        return None;
    }
    let [channels, height, width] = conv.before;
    let [out, _, high, wide] = conv.kernel;
    let [top, left, _, _] = conv.pads;
    let [rows, columns] = conv.after;
    let down = Along::of(high, top, (height, rows))?;
    let across = Along::of(wide, left, (width, columns))?;
    let at = |output: usize, channel: usize, y: Option<usize>, x: Option<usize>| {
        let (y, x) = (y.filter(|y| *y < high)?, x.filter(|x| *x < wide)?);
        let place = ((output * channels + channel) * high + y) * wide + x;
        values.data.get(place).copied()
    };
    let mut weights = Vec::with_capacity(4 * channels * out * down.taps * across.taps);
    for square in 0..4 {
        for channel in 0..channels {
            for output in 0..out {
                for (tap_down, tap_across) in
                    (0..down.taps).flat_map(|y| (0..across.taps).map(move |x| (y, x)))
                {
                    let y = down.weight(tap_down, square / 2);
                    let x = across.weight(tap_across, square % 2);
                    weights.push(at(output, channel, y, x).unwrap_or(0.0));
                }
            }
        }
    }
    let sheet = &mut chain.sheet;
    let shape = [4 * channels, out, down.taps, across.taps];
    let weights = sheet.numbers(&shape, weights);
    let pads = [down.before, across.before, down.after, across.after];
    let wide = sheet.add_with("Conv", &[slope, &weights], &[list("pads", &pads)]);
    Some(sheet.add_with("DepthToSpace", &[&wide], &[number("blocksize", 2)]))
}

/// Stride 2, a group a channel: each value in a square of two by two, of which all but the first become 0; then as at
/// stride 1.
fn spread(chain: &mut Chain<'_>, conv: &Conv, values: &Weight, slope: &str) -> Option<String> {
    if conv.strides != [2, 2] || conv.dilations != [1, 1] || !conv.is_depthwise() {
        return None;
    }
    let [_, height, width] = conv.before;
    let [_, _, high, wide] = conv.kernel;
    let [top, left, _, _] = conv.pads;
    let [rows, columns] = conv.after.map(|side| 2 * side);
    let before = [high.checked_sub(top + 1)?, wide.checked_sub(left + 1)?];
    let after = |read: usize, kernel: usize, given: usize, before: usize| {
        (read + kernel).checked_sub(given + before + 1)
    };
    let [above, beside] = before;
    let below = after(height, high, rows, above)?;
    let behind = after(width, wide, columns, beside)?;
    let sheet = &mut chain.sheet;
    let scales = sheet.numbers(&[4], vec![1.0, 1.0, 2.0, 2.0]);
    let nearest = [
        word("mode", "nearest"),
        word("nearest_mode", "floor"),
        word("coordinate_transformation_mode", "asymmetric"),
    ];
    let squares = sheet.add_with("Resize", &[slope, "", &scales], &nearest);
    let first =
        |place: usize| (place / columns).is_multiple_of(2) && (place % columns).is_multiple_of(2);
    let mask: Vec<f32> = (0..rows * columns)
        .map(|place| f32::from(u8::from(first(place))))
        .collect();
    let mask = sheet.numbers(&[1, 1, rows, columns], mask);
    let spread = sheet.add("Mul", &[&squares, &mask]);
    let weights = sheet.numbers(&conv.exchanged(), conv.turned(values));
    let attributes = [
        list("pads", &[above, beside, below, behind]),
        number("group", conv.groups),
    ];
    Some(sheet.add_with("Conv", &[&spread, &weights], &attributes))
}

/// Whatever else: the operator that is made for it, which runs outside of the engine's blocks of channels.
fn transposed(chain: &mut Chain<'_>, conv: &Conv, weight: &str, slope: &str) -> Option<String> {
    let [_, height, width] = conv.before;
    let [top, left, bottom, right] = conv.pads;
    let [high, wide] = conv.reach();
    let [rows, columns] = conv.after;
    let [down, across] = conv.strides;
    // Rows that no window reached, or that all of them left over.
    let rest = |read: usize, pads: usize, given: usize, stride: usize, reach: usize| {
        (read + pads).checked_sub(given.checked_sub(1)? * stride + reach)
    };
    let more = [
        rest(height, top + bottom, rows, down, high)?,
        rest(width, left + right, columns, across, wide)?,
    ];
    let attributes = [
        list("strides", &conv.strides),
        list("pads", &conv.pads),
        list("dilations", &conv.dilations),
        list("output_padding", &more),
        number("group", conv.groups),
    ];
    let sheet = &mut chain.sheet;
    Some(sheet.add_with("ConvTranspose", &[slope, weight], &attributes))
}
