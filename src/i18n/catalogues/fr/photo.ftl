# Ce qu'un fichier révèle (partie d'une phrase : sans majuscule ni point).

clue-place = le lieu où la photo a été prise
clue-date = la date où elle a été prise ou modifiée
clue-device = le téléphone ou l’appareil qui l’a prise
clue-serial = un numéro propre à un seul appareil
clue-owner = le nom de son propriétaire ou de son auteur
clue-people = des noms de personnes présentes sur la photo
clue-made-by-program = une étiquette qui dit qu’un programme a fait cette image
clue-changed-by-program = une étiquette qui dit qu’un programme a modifié cette image
clue-software = les programmes par lesquels elle est passée
clue-edit-history = la façon dont elle a été retouchée
clue-thumbnail = une petite copie de la photo, peut-être d’avant une retouche
clue-preview = une autre image cachée dans le fichier
clue-animation = les autres images de l’animation (une copie n’a que la première)
clue-caption = des titres, légendes et commentaires
clue-maker-note = les notes du fabricant de l’appareil
clue-motion-photo = une courte vidéo cachée avec la photo
clue-gain-map = une seconde version de l’image pour écrans lumineux
clue-content-credentials = un certificat signé sur l’origine de l’image
clue-trailer = des données cachées après la fin de l’image
clue-colour-profile = un profil de couleurs, qui peut nommer un appareil
clue-exposure = les réglages de l’appareil
clue-mining-mark = une marque qui dit non à l’entraînement d’IA
clue-other = d’autres données qui ne sont pas l’image

# À quel endroit du fichier, entre parenthèses après.

carrier-exif = dans Exif
carrier-xmp = dans XMP
carrier-iptc = dans IPTC
carrier-photoshop = dans les données de Photoshop
carrier-icc = dans le profil de couleurs
carrier-jumbf = dans le certificat d’origine
carrier-multi-picture = dans une seconde image
carrier-container = dans le fichier même
carrier-trailer = après la fin de l’image
carrier-file-name = dans le nom du fichier

finding = { $tag } : { $content } ({ $carrier })
finding-present = { $tag } ({ $carrier })

# Sortes de fichier.

kind-jpeg = JPEG
kind-png = PNG
kind-webp = WebP
kind-tiff = TIFF
kind-gif = GIF
kind-heic = HEIC
kind-avif = AVIF
kind-jxl = JPEG XL

# Caches, par leur aspect.

cover-fill = une seule couleur unie
cover-pixels = de grands carrés
cover-soft = une brume douce
cover-sticker = un dessin

# Ce qui est en train de se faire.

phase-opening = Ouverture de la photo
phase-finding = Recherche des visages
phase-covering = Pose des caches
phase-cloaking = Mise en place du voile
phase-encoding = Écriture de la nouvelle image
phase-proving = Vérification que rien ne reste dans le fichier
phase-hashing = Préparation des empreintes
phase-judging = Interrogation des programmes de reconnaissance
phase-reading = Recherche de texte

# Tailles : unités de mille.

decimal-mark = ,
size-bytes = { $number ->
    [one] { $number }{"\u00A0"}octet
   *[other] { $number }{"\u00A0"}octets
}
size-kilobytes = { $number }{"\u00A0"}ko
size-megabytes = { $number }{"\u00A0"}Mo
size-gigabytes = { $number }{"\u00A0"}Go
