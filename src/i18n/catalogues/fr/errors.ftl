# Ce qui s'est passé (`err-`) et que faire (`rec-`), une paire pour chaque raison du cœur.
# Mots simples, jamais de reproche.

about-a-file = { $path } : { $sentence }

err-not-found = Il n’y a ni fichier ni dossier de ce nom.
rec-not-found = Vérifiez le nom et le dossier, puis réessayez.

err-is-a-folder = C’est un dossier, pas un fichier.
rec-is-a-folder = Choisissez une photo dans ce dossier, ou un autre nom pour le résultat.

err-no-permission = Le système ne laisse pas Ombrelle lire ou écrire ici.
rec-no-permission = Copiez la photo dans un dossier à vous, ou choisissez un autre dossier pour le résultat.

err-empty-file = Le fichier est vide : il ne contient pas d’image.
rec-empty-file = Copiez-le à nouveau depuis le téléphone ou l’appareil photo.

err-link-loop = Ce lien ramène à lui-même.
rec-link-loop = Choisissez la photo elle-même plutôt que le lien.

err-not-a-file = Ce n’est pas un fichier ordinaire.
rec-not-a-file = Copiez la photo dans un fichier ordinaire, puis réessayez.
err-unfit-disk-name = Le disque n’accepte pas ce nom : il est trop long, ou contient un caractère interdit.
rec-unfit-disk-name = Donnez à la photo un nom plus court et plus simple, ou utilisez `--neutral-names` pour les copies.
err-not-a-folder = Il y a un fichier là où il faut un dossier.
rec-not-a-folder = Choisissez un autre dossier pour le résultat, ou donnez un autre nom à ce fichier.

err-io = Le système signale un problème : « { $detail } ».
rec-io = Vérifiez que le disque ou la carte est bien branché, puis réessayez.

err-not-a-picture = Ce n’est pas une image, ou pas d’une sorte qu’Ombrelle sait ouvrir.
rec-not-a-picture = Ombrelle ouvre les images JPEG, PNG, WebP, TIFF, GIF et HEIC (et, sur ordinateur, AVIF et JPEG XL). Enregistrez la photo sous l’une de ces formes, puis réessayez.
err-is-a-video = C’est une vidéo, et Ombrelle ne couvre les visages que dans les images : les personnes qu’on y voit restent visibles.
rec-is-a-video = Ne la partagez pas sans demander à ces personnes ; ou tirez-en une image, et protégez-la.

err-unsupported = L’image utilise quelque chose qu’Ombrelle ne sait pas encore ouvrir : { $feature }.
rec-unsupported = Ouvrez-la dans un autre programme, enregistrez une copie en JPEG ou en PNG, puis réessayez avec cette copie.

err-truncated = Le fichier s’arrête au milieu : il manque une partie de l’image.
rec-truncated = Copiez-le à nouveau depuis le téléphone ou l’appareil photo ; la première copie a peut-être été interrompue.

err-damaged = L’image est abîmée et ne peut pas être ouverte (détail technique : { $detail }).
rec-damaged = Copiez-la à nouveau depuis le téléphone ou l’appareil photo, ou essayez une autre copie.

err-neither-picture-nor-video = Ce n’est ni une image ni une vidéo qu’Ombrelle connaît.
rec-neither-picture-nor-video = Ombrelle fait les empreintes des images JPEG, PNG, WebP, TIFF, GIF et HEIC (et, sur ordinateur, AVIF et JPEG XL), et des vidéos MP4, MOV et WebM. Choisissez le fichier d’origine.

err-video-truncated = Le fichier s’arrête au milieu : il manque une partie de la vidéo.
rec-video-truncated = Copiez-le à nouveau depuis le téléphone ou l’appareil photo ; la première copie a peut-être été interrompue.

err-video-damaged = La vidéo est abîmée et ne peut pas être lue.
rec-video-damaged = Copiez-la à nouveau depuis le téléphone ou l’appareil photo, ou essayez une autre copie.

err-too-many-bytes = Le fichier est très gros, { $size } ; Ombrelle ouvre des fichiers jusqu’à { $limit }.
rec-too-many-bytes = Enregistrez une copie plus petite avec un autre programme, puis réessayez.

err-too-many-pixels = L’image annonce { $width } × { $height } pixels ; Ombrelle en ouvre jusqu’à { $limit } millions.
rec-too-many-pixels = Enregistrez une copie plus petite avec un autre programme, ou reprenez la photo avec moins de mégapixels. Si vous ne savez pas d’où vient ce fichier, ne lui faites pas confiance.

err-took-too-long = Ouvrir l’image a pris plus de { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
}, alors Ombrelle s’est arrêté.
rec-took-too-long = Enregistrez une copie en JPEG avec un autre programme, puis réessayez avec cette copie.

err-decoder-ended = L’ouverture de l’image s’est interrompue : le fichier est abîmé, ou fait pour nuire. Rien d’autre n’a été touché.
rec-decoder-ended = Si vous savez d’où vient ce fichier, enregistrez-en une copie en JPEG avec un autre programme et réessayez avec cette copie. Sinon, ne lui faites pas confiance.

err-no-memory-for-photo = Cet ordinateur n’a pas assez de mémoire libre pour ouvrir la photo.
rec-no-memory-for-photo = Fermez d’autres programmes, puis réessayez.

err-decoder-missing = Ombrelle n’a pas pu lancer le processus à part dans lequel il ouvre les photos, et n’en a donc ouvert aucune.
rec-decoder-missing = Fermez d’autres programmes et réessayez. Si cela continue, réinstallez Ombrelle.

err-model-missing = Un modèle pour les visages ou le texte n’est pas installé (« { $name } » manque).
rec-model-missing = Installez Ombrelle à nouveau. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.

err-model-altered = Un modèle pour les visages ou le texte a changé depuis sa vérification (« { $name } »), alors Ombrelle ne lui fait pas confiance.
rec-model-altered = Installez Ombrelle à nouveau. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.

err-model-broken = Un modèle pour les visages ou le texte ne fonctionne pas sur cet ordinateur (« { $name } », détail technique : { $detail }).
rec-model-broken = Installez Ombrelle à nouveau. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.

err-runtime-missing = Il manque une pièce dont le détecteur de visages a besoin : ONNX Runtime.
rec-runtime-missing = Installez Ombrelle à nouveau. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.

err-runtime-broken = Une pièce dont le détecteur de visages a besoin ne démarre pas : ONNX Runtime (détail technique : { $detail }).
rec-runtime-broken = Installez Ombrelle à nouveau. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.

err-runtime-reports = La bibliothèque ONNX Runtime que désigne ORT_DYLIB_PATH peut rendre compte à son éditeur par le réseau : Ombrelle ne la charge pas.
rec-runtime-reports = Laissez ORT_DYLIB_PATH vide, ou désignez une bibliothèque de version 1.28 ou plus ancienne, ou construite sans télémétrie. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.


err-face-too-small = Le visage { $number } fait moins de 24 pixels : trop petit pour un voile.
rec-face-too-small = Couvrez-le plutôt, ou tracez un cadre sur le visage.





err-out-of-memory = Cet ordinateur n’a pas assez de mémoire libre pour cela.
rec-out-of-memory = Fermez d’autres programmes, puis réessayez. Couvrir un visage demande moins de mémoire que le voiler.

err-no-face-to-judge = Aucun visage n’a été trouvé dans l’original ; il n’y a donc rien à juger.
rec-no-face-to-judge = Vérifiez que c’est la bonne photo. Un visage que le détecteur n’a pas trouvé peut être connu d’autres programmes : couvrez-le d’un cadre tracé par vous.

err-other-proportions = La photo protégée n’a pas les proportions de l’original ; ses visages ne peuvent donc pas être retrouvés par leur place.
rec-other-proportions = Donnez l’original dont cette photo a été tirée, pas une copie recadrée ou tournée.

err-other-photo = Les deux photos ne montrent pas la même chose ; un verdict ne dirait donc rien.
rec-other-photo = Donnez l’original dont la photo protégée a été tirée.

err-no-witness = Aucun programme de reconnaissance n’est installé ; personne ne peut donc juger la photo.
rec-no-witness = Installez Ombrelle à nouveau, avec ses programmes de reconnaissance.

err-photo-changed = Cette photo n’est plus celle qui a été regardée : elle a changé depuis.
rec-photo-changed = Ouvrez-la à nouveau, et vérifiez encore une fois ce qui doit être couvert.

err-region-outside = Un cadre à couvrir est en dehors de l’image, ou il est vide.
rec-region-outside = Donnez le cadre en pixels de l’image, à partir de son coin en haut à gauche.

err-cover-failed = Un cache ne couvrait pas tout ce qu’il doit cacher ; le résultat a donc été retenu.
rec-cover-failed = Rien n’a été écrit. Signalez s’il vous plaît ce défaut d’Ombrelle ; d’ici là, ne partagez pas cette photo.

err-too-large-for-format = L’image est trop grande pour cette sorte de fichier, qui permet { $limit } pixels de côté.
rec-too-large-for-format = Choisissez une autre sorte de fichier, ou une image plus petite.

err-register-missing = Il n’y a pas encore de registre ici.
rec-register-missing = Créez-en un d’abord, ou indiquez où est le vôtre.

err-register-exists = Il y a déjà un registre ici, et Ombrelle n’y a pas touché.
rec-register-exists = Utilisez-le, ou choisissez un autre endroit pour un nouveau.

err-empty-passphrase = La phrase de passe est vide.
rec-empty-passphrase = Plusieurs mots que personne ne devinerait font une bonne phrase de passe.

err-register-wrong-passphrase = Le registre ne s’ouvre pas avec cette phrase de passe.
rec-register-wrong-passphrase = Essayez à nouveau, en regardant les majuscules et la langue du clavier.

err-register-damaged = Ce fichier est abîmé, ou n’est pas un registre ; rien n’en a donc été utilisé.
rec-register-damaged = Si une version précédente est gardée à côté, elle peut être remise en place. Une copie à vous peut aussi le remplacer.

err-register-newer = Une version plus récente d’Ombrelle a écrit ce registre ; celle-ci n’y a donc pas touché.
rec-register-newer = Installez la dernière version d’Ombrelle, puis réessayez.

err-register-in-use = Un autre programme tient le registre ouvert.
rec-register-in-use = Fermez l’autre programme, ou attendez qu’il ait fini, puis réessayez.

err-no-such-entry = Le registre n’a pas d’élément numéro { $number }.
rec-no-such-entry = Affichez la liste des éléments pour voir leurs numéros.
err-no-such-evidence = Le journal des preuves n’a pas d’entrée numéro { $number }.
rec-no-such-evidence = Affichez le journal pour voir les numéros.
err-no-such-copy = Aucune copie de fichier n’est gardée avec l’entrée { $number } du journal des preuves.
rec-no-such-copy = Affichez le journal pour voir quelles entrées en ont une.
err-copy-too-large = Un fichier de plus de { $limit } est trop grand pour être copié dans le registre.
rec-copy-too-large = Gardez le fichier lui-même tel qu’il est, sur votre appareil ; son SHA-256 est noté.
err-copies-full = Les copies du registre dépasseraient { $limit } en tout.
rec-copies-full = Enregistrez ailleurs une copie qui n’est plus utile ici et retirez son entrée. Le SHA-256 de ce fichier est noté.
err-copy-of-item = Ce fichier est, ou est peut-être, ce que montre l’élément { $number } ; aucune copie n’en est donc gardée.
rec-copy-of-item = Laissez-le où il est : son SHA-256 est noté. Les copies sont faites pour les messages ; une ligne d’aide ou la police dit ce qu’il faut garder d’autre.
err-copy-of-animation = C’est une animation : de ses images, seule la première peut être comparée aux éléments ; aucune copie n’en est donc gardée.
rec-copy-of-animation = Laissez-la où elle est : son SHA-256 est noté. Les copies sont faites pour les messages ; une ligne d’aide ou la police dit ce qu’il faut garder d’autre.

err-directory-too-large = Une mise à jour des lignes d’aide fait au plus { $limit }, et ce fichier fait plus.
rec-directory-too-large = Choisissez le fichier publié comme mise à jour. La liste des lignes d’aide reste celle d’avant.
err-directory-unsigned = Ce fichier n’est pas une mise à jour des lignes d’aide, ou il n’y en a que le début.
rec-directory-unsigned = Procurez-vous le fichier à nouveau, en entier. La liste des lignes d’aide reste celle d’avant.
err-directory-other-key = Cette mise à jour est signée par une autre clé que celle de cette version d’Ombrelle ; rien n’en a donc été utilisé.
rec-directory-other-key = Prenez les mises à jour là où vous avez pris Ombrelle. La liste des lignes d’aide reste celle d’avant.
err-directory-altered = Cette mise à jour a été coupée ou changée après sa signature ; rien n’en a donc été utilisé.
rec-directory-altered = Procurez-vous le fichier à nouveau. La liste des lignes d’aide reste celle d’avant.
err-directory-old = Cette mise à jour a été vérifiée le { $checked }, et la liste déjà là le { $there } ; elle reste donc comme elle est.
rec-directory-old = Il n’y a rien à faire.
err-directory-unread = Cette mise à jour est signée, mais cette version d’Ombrelle ne la comprend pas ; rien n’en a donc été utilisé.
rec-directory-unread = Installez la dernière version d’Ombrelle, qui apporte sa propre liste. La liste des lignes d’aide reste celle d’avant.

err-register-nothing-to-restore = Il n’y a rien à remettre en place : le registre s’ouvre, ou il n’y a pas de version précédente.
rec-register-nothing-to-restore = Ombrelle n’a pas touché au registre.

err-exists-already = Il y a déjà quelque chose de ce nom, et Ombrelle n’y a pas touché.
rec-exists-already = Choisissez un autre dossier pour le résultat, ou permettez à Ombrelle de remplacer le fichier.

err-copy-changed = La copie n’est plus celle qui a été enregistrée : son fichier a changé depuis.
rec-copy-changed = Enregistrez à nouveau la copie protégée.
err-would-replace-original = Le résultat prendrait la place de l’original, ce qu’Ombrelle ne fait jamais.
rec-would-replace-original = Choisissez un autre nom ou un autre dossier pour le résultat.
err-would-replace-sealed = Le résultat prendrait la place d’un fichier chiffré, comme un registre ou un carnet d’album, ce qu’Ombrelle ne fait jamais.
rec-would-replace-sealed = Choisissez un autre nom ou un autre dossier pour le résultat.
err-not-one-face = { $count ->
    [0] Aucun visage n’a été trouvé sur cette photo : impossible de savoir qui chercher.
    [one] Le visage de cette photo est trop petit, ou pas assez net, pour être comparé.
   *[other] Cette photo a { $count } visages : impossible de savoir qui chercher.
}
rec-not-one-face = Donnez une photo où l’on voit cette seule personne, en grand et de face ; au besoin, recadrez-en une.

err-disk-full = Le disque est plein, le résultat n’a donc pas été écrit.
rec-disk-full = Faites de la place sur le disque, ou choisissez un dossier sur un autre.

err-read-only = Rien ne peut être écrit dans ce dossier : il est en lecture seule.
rec-read-only = Choisissez un autre dossier pour le résultat.

err-not-proved-clean = Ombrelle n’a pas pu prouver que le résultat est propre, et l’a donc retenu. Il y reste : { $left }.
rec-not-proved-clean = Rien n’a été écrit. Essayez une autre sorte de fichier, par exemple PNG, et signalez s’il vous plaît ce défaut d’Ombrelle.

err-cancelled = Arrêté, comme vous l’avez demandé.
rec-cancelled = Rien n’a été laissé à moitié fait. Recommencez quand vous voulez.

err-book-missing = Il n’y a pas encore de carnet d’album ici.
rec-book-missing = Créez-en un d’abord, ou dites où est le vôtre.

err-book-exists = Il y a déjà un carnet d’album ici, et il a été laissé tel quel.
rec-book-exists = Utilisez-le, ou choisissez un autre endroit pour un nouveau.

err-book-wrong-passphrase = Le carnet d’album ne s’ouvre pas avec cette phrase de passe.
rec-book-wrong-passphrase = Essayez à nouveau, en regardant bien les majuscules et la langue du clavier.

err-book-damaged = Ce fichier est abîmé, ou n’est pas un carnet d’album : rien n’en a été utilisé.
rec-book-damaged = Si une version précédente est gardée à côté, elle peut être remise en place. Une copie à vous peut aussi prendre sa place.

err-book-newer = Une version plus récente d’Ombrelle a écrit ce carnet d’album : celle-ci l’a laissé tel quel.
rec-book-newer = Installez l’Ombrelle le plus récent, puis essayez à nouveau.

err-book-in-use = Un autre programme a ouvert le carnet d’album.
rec-book-in-use = Fermez l’autre programme, ou attendez qu’il ait fini, puis essayez à nouveau.

err-book-nothing-to-restore = Il n’y a rien à remettre : le carnet d’album s’ouvre, ou il n’y a pas de version précédente.
rec-book-nothing-to-restore = Le carnet d’album a été laissé tel quel.

err-no-such-person = Personne dans le carnet d’album ne s’appelle { $name } ni n’a ce numéro.
rec-no-such-person = Regardez la liste des personnes, ou ajoutez d’abord la personne.

err-name-taken = Quelqu’un dans le carnet d’album s’appelle déjà { $name }.
rec-name-taken = Choisissez un nom qui distingue les deux, par exemple avec la première lettre du nom de famille, ou d’un deuxième prénom si le nom de famille est le même.

err-unfit-name = « { $name } » ne peut pas être un nom ici.
rec-unfit-name = Un nom a de 1 à 100 lettres, sans barre oblique.

err-no-such-decision = Il n’y a pas de décision numéro { $number }.
rec-no-such-decision = Regardez la liste des décisions pour voir leurs numéros.

err-not-a-parent = { $name } n’est pas parmi les personnes qui décident pour { $child } dans le carnet d’album.
rec-not-a-parent = Pour un enfant, ses parents donnent leur accord ; un adulte donne le sien seul. S’il manque quelqu’un parmi les parents, ajoutez-le d’abord.

err-parents-missing = { $child } est l’enfant d’une autre famille, et le montrer davantage demande l’accord de chaque parent. { $count ->
    [0] Le carnet ne connaît aucun parent.
   *[other] Il manque encore : { $parents }.
}
rec-parents-missing = Demandez-leur, puis notez qui est d’accord. Couvrir davantage ne demande l’accord de personne.

err-not-a-child = { $name } est adulte : les questions pour enfants ne sont pas pour cette personne.
rec-not-a-child = Demandez comme entre adultes, et notez l’accord.
err-no-such-photo = Aucune photo du carnet d’album n’a le numéro { $number }.
rec-no-such-photo = Regardez la liste des photos partagées pour voir leurs numéros.
err-no-such-place = La photo { $photo } n’a pas d’endroit numéro { $number }.
rec-no-such-place = Regardez la liste des photos partagées pour voir où chacune a été publiée.
err-unfit-place = Ces mots ne peuvent pas être gardés comme endroit.
rec-unfit-place = Écrivez une ligne de 500 lettres au plus, par exemple le nom du site, et le lien.
err-too-many-places = Le carnet d’album garde { $limit } endroits au plus pour une photo.
rec-too-many-places = Retirez un endroit où la photo n’est plus.

err-over-before = Cette décision serait terminée avant d’être prise.
rec-over-before = Donnez un dernier jour encore à venir, ou aucun.
err-before-refusal = Cet accord est plus ancien qu’un refus ou un retrait : le visage reste couvert.
rec-before-refusal = Demandez à nouveau à toutes les personnes qui ont leur mot à dire. Si elles sont toutes d’accord maintenant, notez-le au jour où elles l’ont dit.

err-paper-letters = Aucune police de cet appareil n’a ces lettres : { $letters }. Le papier n’a pas été fait, car des cases vides seraient à leur place.
rec-paper-letters = Installez une police qui les a, par exemple une des polices libres Noto, ou écrivez-les dans un autre alphabet.
err-paper-too-long = Un papier contient au plus { $limit } lignes.
rec-paper-too-long = Faites plusieurs papiers.
err-paper-unset = Le papier n’a pas pu être composé : { $detail }.
rec-paper-unset = Rien n’a été écrit. Merci de le signaler avec ces mots.

err-letter-incomplete = Il manque encore à la lettre : { $fields }.
rec-letter-incomplete = Remplissez ceci ; tout le reste peut rester vide.
err-letter-field-too-long = « { $field } » contient plus de { $limit } lettres.
rec-letter-field-too-long = Raccourcissez, ou écrivez une deuxième lettre.
err-letter-field-one-line = « { $field } » tient sur une seule ligne : la lettre le dit au milieu d’une phrase.
rec-letter-field-one-line = Donnez-le une seule fois. S’il s’agit de plusieurs enfants, écrivez une lettre pour chacun.
err-letter-needs-a-name = Seule une notification à un hébergeur sur l’abus sexuel d’un enfant peut se passer de nom.
rec-letter-needs-a-name = Dites qui écrit.
err-decision-holds = La décision { $number } n’a pas été retirée.
rec-decision-holds = Retirez-la d’abord ; la lettre dira alors depuis quand.
err-no-such-export = Aucune photo « { $photo } » n’est notée comme partagée dans le carnet d’album.
rec-no-such-export = Donnez son nom tel qu’il a été noté, ou dites avec vos mots de quelles images il s’agit.

# Ce qu'a fait une application qui contient notre cœur.
err-wrong-value = L’application a demandé une chose qui n’a pas de sens ici : rien n’a été fait.
rec-wrong-value = Réessayez. Si cela se reproduit, signalez-le à ceux qui font l’application.

err-host-failed = Le détecteur de visages de cet appareil a échoué : personne ne sait s’il aurait vu d’autres visages.
rec-host-failed = Réessayez, ou tracez vous-même un cadre sur chaque visage avant de partager la photo.

err-another-book = Cette copie montre des personnes d’après un autre carnet d’album : celui-ci ne l’a pas notée.
rec-another-book = Ouvrez le carnet d’album d’après lequel la copie a été faite, ou refaites la copie avec celui-ci.
