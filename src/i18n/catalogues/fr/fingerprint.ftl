# Empreintes d'images et de vidéos. Une empreinte est aussi intime que son image, et les mots le disent.

fingerprint-heading = Fichier { $number } ({ $kind }) :
fingerprint-kind-picture = image
fingerprint-kind-video = vidéo
fingerprint-stored = PDQ telle qu’enregistrée, qualité { $quality } sur 100 :
fingerprint-upright = PDQ remise droite, qualité { $quality } sur 100 :
fingerprint-frame = PDQ à la seconde { $second }, qualité { $quality } sur 100 :

fingerprint-reveals = Une empreinte est une suite de chiffres et de lettres qui représente une image. Elle en dit plus qu’il n’y paraît : à partir d’une empreinte PDQ, des programmes peuvent refaire une version floue de l’image, et la personne qui a l’empreinte peut en chercher des copies. Traitez-la comme l’image elle-même : ne la publiez pas et ne l’envoyez à personne en qui vous n’avez pas confiance.
fingerprint-not-kept = Rien n’a été gardé. Les chiffres restent dans cette fenêtre : effacez-la quand vous avez fini. `ombrelle register add` les garde sous clé, avec une phrase de passe.
fingerprint-original = Laissez le fichier d’origine tel qu’il est : une copie enregistrée par un autre programme a une autre empreinte.
fingerprint-fault = Fichier { $number } sur { $total } : { $sentence }
fingerprint-folder-advice = Choisissez des fichiers qui s’y trouvent.

fingerprint-note-featureless = On y voit peu de choses (qualité { $quality } sur 100) : l’empreinte convient aussi à d’autres images, une ressemblance n’est donc pas fiable.
fingerprint-note-too-small = Elle est trop petite pour PDQ, qui demande { $side } pixels de côté : seules les empreintes du fichier lui-même ont été faites. Elles ne retrouvent que les copies exactes.
fingerprint-note-first-picture-only = C’est une animation : seule l’empreinte de sa première image a été prise, une copie d’une image suivante n’est donc pas retrouvée.
fingerprint-note-frames-hashed = { $count ->
    [one] L’empreinte de { $count } image de la vidéo a été prise (une par seconde), en plus de celles du fichier.
   *[other] Les empreintes de { $count } images de la vidéo ont été prises (une par seconde), en plus de celles du fichier.
}
fingerprint-note-no-ffmpeg = Seules les empreintes du fichier lui-même ont été faites : elles ne retrouvent que les copies exactes. Si le programme ffmpeg est installé, Ombrelle prend aussi l’empreinte de ce que la vidéo montre.
fingerprint-note-frames-failed = Seules les empreintes du fichier lui-même ont été faites : elles ne retrouvent que les copies exactes. Le programme ffmpeg n’a pas pu lire ce que la vidéo montre.

discreet-fingerprint-line = { $number } { $kind } { $digits }
discreet-fingerprint-end = Gardez ces chiffres pour vous.
