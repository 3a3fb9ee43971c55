//! What the names of XMP tell: prefixes of the standards and what each property gives away.

use super::Clue;

/// The usual prefix of a namespace. Packets may call it otherwise.
pub(super) fn prefix(namespace: &str) -> Option<&'static str> {
    const PREFIXES: &[(&str, &str)] = &[
        ("http://purl.org/dc/elements/1.1/", "dc"),
        ("http://ns.adobe.com/xap/1.0/", "xmp"),
        ("http://ns.adobe.com/xap/1.0/mm/", "xmpMM"),
        ("http://ns.adobe.com/xap/1.0/rights/", "xmpRights"),
        ("http://ns.adobe.com/xap/1.0/bj/", "xmpBJ"),
        ("http://ns.adobe.com/xap/1.0/g/img/", "xmpGImg"),
        ("http://ns.adobe.com/xap/1.0/sType/ResourceEvent#", "stEvt"),
        ("http://ns.adobe.com/xap/1.0/sType/ResourceRef#", "stRef"),
        ("http://ns.adobe.com/xmp/sType/Area#", "stArea"),
        ("http://ns.adobe.com/xap/1.0/sType/Dimensions#", "stDim"),
        ("http://ns.adobe.com/xmp/note/", "xmpNote"),
        ("http://ns.adobe.com/photoshop/1.0/", "photoshop"),
        ("http://ns.adobe.com/camera-raw-settings/1.0/", "crs"),
        ("http://ns.adobe.com/lightroom/1.0/", "lr"),
        ("http://ns.adobe.com/exif/1.0/", "exif"),
        ("http://ns.adobe.com/exif/1.0/aux/", "aux"),
        ("http://cipa.jp/exif/1.0/", "exifEX"),
        ("http://ns.adobe.com/tiff/1.0/", "tiff"),
        ("http://ns.adobe.com/hdr-gain-map/1.0/", "hdrgm"),
        ("http://ns.apple.com/HDRGainMap/1.0/", "HDRGainMap"),
        ("http://ns.apple.com/faceinfo/1.0/", "apple-fi"),
        (
            "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
            "Iptc4xmpCore",
        ),
        ("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "Iptc4xmpExt"),
        ("http://ns.useplus.org/ldf/xmp/1.0/", "plus"),
        (
            "http://www.metadataworkinggroup.com/schemas/regions/",
            "mwg-rs",
        ),
        (
            "http://www.metadataworkinggroup.com/schemas/keywords/",
            "mwg-kw",
        ),
        (
            "http://www.metadataworkinggroup.com/schemas/collections/",
            "mwg-coll",
        ),
        ("http://ns.microsoft.com/photo/1.0/", "MicrosoftPhoto"),
        ("http://ns.microsoft.com/photo/1.2/", "MP"),
        ("http://ns.microsoft.com/photo/1.2/t/RegionInfo#", "MPRI"),
        ("http://ns.microsoft.com/photo/1.2/t/Region#", "MPReg"),
        ("http://ns.google.com/photos/1.0/camera/", "GCamera"),
        ("http://ns.google.com/photos/1.0/container/", "Container"),
        ("http://ns.google.com/photos/1.0/container/item/", "Item"),
        ("http://ns.google.com/photos/1.0/image/", "GImage"),
        ("http://ns.google.com/photos/1.0/depthmap/", "GDepth"),
        ("http://ns.google.com/photos/1.0/panorama/", "GPano"),
        ("http://ns.google.com/photos/1.0/audio/", "GAudio"),
        ("http://www.digikam.org/ns/1.0/", "digiKam"),
        ("http://ns.acdsee.com/iptc/1.0/", "acdsee"),
        ("http://purl.org/dc/terms/", "dcterms"),
        ("adobe:ns:meta/", "x"),
    ];
    PREFIXES
        .iter()
        .find(|(uri, _)| *uri == namespace)
        .map(|(_, prefix)| *prefix)
}

/// Whether the value is a picture in base 64.
pub(super) fn is_picture(names: &[&str]) -> bool {
    matches!(
        names.last(),
        Some(
            &("xmpGImg:image"
                | "GImage:Data"
                | "GDepth:Data"
                | "GDepth:Confidence"
                | "GAudio:Data")
        )
    )
}

/// What the property at the end of a path of names gives away, by its value where names do not say.
pub(super) fn clue(names: &[&str], value: &str) -> Clue {
    let root = names.first().copied().unwrap_or_default();
    let leaf = names.last().copied().unwrap_or_default();
    if matches!(root, "Container:Directory" | "GContainer:Directory") {
        return of_item(value);
    }
    by_root(root)
        .or_else(|| by_name(leaf))
        .or_else(|| by_prefix(root))
        .unwrap_or(Clue::Other)
}

/// What hangs behind the photo, as the list of it says: a film, or what bright screens add to the picture, which has a list as well.
fn of_item(value: &str) -> Clue {
    match value {
        "MotionPhoto" => Clue::MotionPhoto,
        "GainMap" => Clue::GainMap,
        kind if kind.starts_with("video/") => Clue::MotionPhoto,
        _ => Clue::Other,
    }
}

/// Structures whose every part tells the same.
fn by_root(root: &str) -> Option<Clue> {
    Some(match root {
        "plus:DataMining" => Clue::MiningMark,
        "Iptc4xmpExt:LocationShown" | "Iptc4xmpExt:LocationCreated" => Clue::Place,
        "mwg-rs:Regions" | "MP:RegionInfo" | "apple-fi:Regions" => Clue::People,
        "Iptc4xmpExt:PersonInImage" | "Iptc4xmpExt:PersonInImageWDetails" => Clue::People,
        "Iptc4xmpExt:ImageRegion" => Clue::People,
        "Iptc4xmpExt:OrganisationInImageName" | "Iptc4xmpExt:OrganisationInImageCode" => {
            Clue::People
        }
        "Iptc4xmpExt:ModelAge" | "plus:MinorModelAgeDisclosure" => Clue::People,
        "xmp:Thumbnails" => Clue::Thumbnail,
        "Iptc4xmpCore:CreatorContactInfo" => Clue::Owner,
        "plus:ImageCreator" | "plus:CopyrightOwner" | "plus:Licensor" => Clue::Owner,
        "plus:ImageSupplier" => Clue::Owner,
        "xmpMM:History" | "xmpMM:DerivedFrom" | "xmpMM:Ingredients" => Clue::EditHistory,
        _ => return None,
    })
}

fn by_name(leaf: &str) -> Option<Clue> {
    let local = leaf.split_once(':').map_or(leaf, |(_, local)| local);
    Some(match local {
        "City" | "State" | "Country" | "CountryName" | "CountryCode" | "Location"
        | "Sublocation" | "ProvinceState" | "WorldRegion" | "coverage" | "spatial" => Clue::Place,
        "GPSDateStamp" | "GPSTimeStamp" => Clue::Date,
        "GPSVersionID"
        | "GPSAltitudeRef"
        | "GPSSatellites"
        | "GPSStatus"
        | "GPSMeasureMode"
        | "GPSDOP"
        | "GPSSpeedRef"
        | "GPSTrackRef"
        | "GPSImgDirectionRef"
        | "GPSMapDatum"
        | "GPSDestBearingRef"
        | "GPSDestDistanceRef"
        | "GPSProcessingMethod"
        | "GPSDifferential"
        | "GPSHPositioningError" => Clue::Other,
        gps if gps.starts_with("GPS") => Clue::Place,
        "DateTimeOriginal"
        | "DateTimeDigitized"
        | "DateTime"
        | "CreateDate"
        | "ModifyDate"
        | "MetadataDate"
        | "DateCreated"
        | "date"
        | "DateAcquired"
        | "when"
        | "temporal"
        | "created"
        | "modified"
        | "DigitalCreationDate" => Clue::Date,
        "Make" | "Model" | "Lens" | "LensModel" | "LensMake" | "LensInfo" | "LensID"
        | "LensSpecification" | "UniqueCameraModel" => Clue::Device,
        "SerialNumber" | "BodySerialNumber" | "LensSerialNumber" | "ImageUniqueID"
        | "ImageNumber" | "CameraSerialNumber" | "FlashSerialNumber" | "DigitalImageGUID"
        | "PLUSVersion" | "RawFileName" => Clue::Serial,
        "creator" | "rights" | "Artist" | "Copyright" | "CameraOwnerName" | "OwnerName"
        | "Owner" | "Credit" | "AuthorsPosition" | "CaptionWriter" | "Source" | "source"
        | "publisher" | "contributor" | "UsageTerms" | "WebStatement" | "Certificate"
        | "Photographer" | "ImageEditor" | "captionWriter" => Clue::Owner,
        // Whether there is a copyright, which names nobody.
        "Marked" => Clue::Other,
        "CreatorTool" | "Software" | "softwareAgent" | "xmptk" | "ProcessingSoftware"
        | "Firmware" | "CameraFirmware" => Clue::Software,
        "DocumentID" | "InstanceID" | "OriginalDocumentID" | "History" | "VersionID"
        | "PreservedFileName" | "DocumentAncestors" | "identifier" => Clue::EditHistory,
        "title"
        | "description"
        | "subject"
        | "Headline"
        | "Rating"
        | "RatingPercent"
        | "Label"
        | "UserComment"
        | "ImageDescription"
        | "hierarchicalSubject"
        | "Keywords"
        | "Category"
        | "SupplementalCategories"
        | "Instructions"
        | "Nickname"
        | "Event"
        | "EventId"
        | "EventName"
        | "TagsList"
        | "AltTextAccessibility"
        | "ExtDescrAccessibility"
        | "Scene"
        | "SubjectCode"
        | "IntellectualGenre"
        | "Urgency"
        | "TransmissionReference"
        | "LastKeywordIPTC"
        | "LastKeywordXMP"
        | "language"
        | "Notes"
        | "Caption"
        | "caption" => Clue::Caption,
        "MotionPhoto"
        | "MicroVideo"
        | "MicroVideoOffset"
        | "MicroVideoVersion"
        | "MicroVideoPresentationTimestampUs"
        | "MotionPhotoVersion"
        | "MotionPhotoPresentationTimestampUs" => Clue::MotionPhoto,
        "ICCProfile" | "ICCProfileName" => Clue::ColourProfile,
        "MakerNote" => Clue::MakerNote,
        _ => return None,
    })
}

fn by_prefix(root: &str) -> Option<Clue> {
    Some(
        match root.split_once(':').map_or(root, |(prefix, _)| prefix) {
            "hdrgm" | "HDRGainMap" => Clue::GainMap,
            "GDepth" | "GImage" | "GAudio" => Clue::Preview,
            "xmpMM" | "crs" => Clue::EditHistory,
            "exif" | "exifEX" | "aux" => Clue::Exposure,
            "mwg-kw" | "mwg-coll" | "lr" | "digiKam" | "acdsee" => Clue::Caption,
            "xmpRights" => Clue::Owner,
            _ => return None,
        },
    )
}
