# Ce qu'une photo dit aussi, que faire, et ce que personne n'a cherché.

check-heading = { $count ->
    [one] { $path } : { $count } chose que cette photo dit aussi.
   *[other] { $path } : { $count } choses que cette photo dit aussi.
}
check-nothing = { $path } : rien n’a été trouvé de ce qui a été cherché. Cela ne veut pas dire qu’il n’y a rien.
check-nothing-found = Rien n’a été trouvé de ce qui a été cherché. Cela ne veut pas dire qu’il n’y a rien.
check-nothing-said = Rien n’a été trouvé de ce qui a été cherché, mais personne n’a tout cherché : cela ne dit pas grand-chose.
missing-faces = Personne n’a cherché de visages sur cette photo : { $reason }
missing-text = Personne n’a cherché de texte sur cette photo : { $reason }
check-text-given-up = Cette photo contient plus de textes qu’Ombrelle n’en regarde : il peut y en avoir que personne n’a vus. Cherchez-les vous-même.
check-codes-given-up = Une recherche de codes QR et de codes-barres sur cette photo a été abandonnée : il peut y en avoir que personne n’a vus. Cherchez-les vous-même.
check-more-text = { $count ->
    [one] et { $count } autre ligne de texte (--json donne tout)
   *[other] et { $count } autres lignes de texte (--json donne tout)
}
check-more-faces = { $count ->
    [one] et { $count } autre tout petit visage, qu’une copie protégée couvre aussi (--json donne tout)
   *[other] et { $count } autres tout petits visages, qu’une copie protégée couvre aussi (--json donne tout)
}
check-faces = Les numéros des visages sont ceux de : ombrelle faces { $path }
check-faces-harder = Les numéros des visages sont ceux de : ombrelle faces --look-harder { $path }
    Pour couvrir aussi ceux-là : ombrelle protect --look-harder { $path }
check-cover-text = Pour couvrir d’un coup tout le texte trouvé : ombrelle protect --cover-text { $path }
check-not-looked-for = Ce que personne n’a cherché, ou qui peut échapper :
check-no-promise = Cette liste n’est pas complète. C’est vous qui décidez de ce qui part.
check-in = { $place } ({ $country })
check-near = { $place } (près de : { $country })
check-map-title = { $place }
check-map-written = Une carte est dans { $to }. Elle montre le lieu : gardez-la pour vous.
check-no-map = Pas de carte : aucune photo ne contient un lieu sur la terre ferme, ou tout près.
check-total = { $photos ->
    [one] { $photos } photo regardée
   *[other] { $photos } photos regardées
}, { $telling ->
    [0] aucune n’en dit plus
    [one] { $telling } en dit plus
   *[other] { $telling } en disent plus
}.
together-place = { $days ->
    [0] D’après leurs fichiers, { $count } photos sur { $photos } ont été prises au même endroit, à moins de 200 mètres de { $place }.
    [one] D’après leurs fichiers, { $count } photos sur { $photos } ont été prises au même endroit, à moins de 200 mètres de { $place }, le même jour.
   *[other] D’après leurs fichiers, { $count } photos sur { $photos } ont été prises au même endroit, à moins de 200 mètres de { $place }, sur { $days } jours : qui les voit ensemble peut deviner où quelqu’un est souvent.
}
together-hour = D’après leurs fichiers, { $count } photos sur { $photos } ont été prises sur { $days } { $weekday ->
    [1] lundis
    [2] mardis
    [3] mercredis
    [4] jeudis
    [5] vendredis
    [6] samedis
   *[7] dimanches
} différents, entre { $from } h et { $to } h : qui les voit ensemble peut deviner une habitude.
together-copies = Les copies protégées ne gardent rien de ces lieux ni de ces heures ; ce que les images en laissent voir reste.

leak-place = Où la photo a été prise : { $content }
leak-place-bare = Où la photo a été prise, sous une forme qu’Ombrelle ne lit pas
leak-school = Texte qui ressemble au nom d’une école ou d’une crèche : « { $content } »
leak-club = Texte qui ressemble au nom d’un club ou d’une équipe : « { $content } »
leak-address = Texte qui ressemble à une adresse : « { $content } »
leak-bus-stop = Texte qui ressemble à un arrêt ou à une ligne de bus ou de tram : « { $content } »
leak-birth-date = Texte qui ressemble à une date de naissance : « { $content } »
leak-national-number = Un numéro national d’identité ou de sécurité sociale, dont la forme et la clé sont justes : « { $content } »
leak-travel-document = Une ligne de passeport ou de carte d’identité : « { $content } »
leak-card = Une carte de paiement, dont le chiffre de contrôle est juste : « { $content } »
leak-iban = Un compte bancaire (IBAN), dont les chiffres de contrôle sont justes : « { $content } »
leak-booking = Texte qui ressemble à une carte d’embarquement, à un billet ou à une réservation : « { $content } »
leak-password = Texte qui ressemble à un mot de passe ou à une clé Wi-Fi : « { $content } »
leak-code-key = Un code QR avec la clé d’une double authentification : qui le lit peut fabriquer vos codes
leak-code-wifi = Un code QR avec le nom et le mot de passe d’un réseau Wi-Fi
leak-code-health = Un code QR ou un code-barres de certificat de santé : en général un nom et une date de naissance
leak-code-ticket = Un code QR ou un code-barres de billet ou de carte d’embarquement : en général un nom et une réservation
leak-code-contact = Un code QR avec un contact, un numéro de téléphone ou une adresse électronique
leak-code-place = Un code QR avec un lieu
leak-code-payment = Un code QR avec un paiement ou un compte
leak-code-link = Un code QR ou un code-barres avec un lien vers { $content } ; le reste du lien peut en dire plus
leak-phone = Texte qui ressemble à un numéro de téléphone : « { $content } »
leak-online = Texte qui ressemble à une adresse en ligne ou à un pseudonyme : « { $content } »
leak-plate = Texte qui ressemble à une plaque d’immatriculation : « { $content } »
leak-name = Texte qui ressemble à un nom : « { $content } »
leak-code = Un code QR ; Ombrelle ne connaît pas la forme de son contenu, ou ne peut pas le lire
leak-bar-code = Un code-barres : il peut désigner une personne, un colis, un prêt ou une adhésion ; Ombrelle ne connaît pas la forme de son contenu
leak-names-in-file = Des noms dans le fichier : { $content }
leak-names-in-file-bare = Des noms dans le fichier
leak-date = Quand elle a été prise ou modifiée : { $content }
leak-date-bare = Quand elle a été prise ou modifiée
leak-device = Quel téléphone ou appareil l’a prise : { $content }
leak-device-bare = Un numéro propre à un seul téléphone ou appareil
leak-made-by-program = Le fichier dit qu’un programme a fait cette image
leak-changed-by-program = Le fichier dit qu’un programme a modifié cette image
leak-content-credentials = Un certificat signé sur l’origine de cette image, qu’Ombrelle ne vérifie pas
leak-face-background = Un visage à l’arrière-plan (visage { $face })
leak-face-tiny = Un tout petit visage, facile à ne pas voir (visage { $face })
leak-hidden-picture = Une autre image, ou d’autres données, cachées dans le fichier
leak-animation = Les autres images de l’animation : seule la première est regardée, et une copie n’a que celle-là
leak-caption = Un titre, une légende, des mots-clés ou un commentaire dans le fichier : { $content }
leak-caption-bare = Un titre, une légende, des mots-clés ou un commentaire dans le fichier
leak-text = Texte : « { $content } »
leak-code-product = Un code QR ou un code-barres avec le numéro d’un article, le même pour tous ses exemplaires
leak-unread-text = Peut-être du texte, illisible
leak-other-data = D’autres données qui ne sont pas l’image

remedy-left-out = Une copie protégée ne le garde pas : ombrelle protect
remedy-rename = C’est dans le nom du fichier : changez-le avant de partager.
remedy-cover-box = Pour le couvrir : --box { $box }
remedy-cover-faces = Une copie protégée le couvre avec les autres visages, sauf si vous écrivez --keep { $face }

question-lamp-post = Comment un enfant est habillé et montré, un programme ne peut pas en juger. Demandez-vous : accrocheriez-vous cette photo à un lampadaire de votre rue ?

not-looked-for-faces = les visages : personne n’en a cherché
not-looked-for-text = le texte, les codes QR et les codes-barres : personne n’en a cherché
not-looked-for-text-given-up = le texte, en partie : cette image en contient plus qu’Ombrelle n’en regarde
not-looked-for-codes-given-up = les codes QR et les codes-barres, en partie : une recherche a été abandonnée, car cette image la rend trop longue ou arrête le programme qui cherche
not-looked-for-dress = comment un enfant est habillé, et ce qu’il fait
not-looked-for-scenery = les lieux que quelqu’un reconnaît à leur aspect
not-looked-for-routine = l’heure que la lumière ou une horloge laisse deviner, et un lieu ou une habitude qui se voit sur plusieurs photos
not-looked-for-emblems = les uniformes, les blasons et les dessins sans mots
not-looked-for-reflections = ce qu’on voit dans les miroirs, les vitres et les lunettes
not-looked-for-hard-text = le texte de moins d’environ { $pixels } pixels de haut, flou, coupé ou écrit à la main
not-looked-for-other-codes = les codes de types rares, et les codes QR et codes-barres petits, courbés, flous ou coupés
not-looked-for-hidden-faces = les visages tournés, cachés ou très petits

# Visages de plusieurs photos, par personne.

group-total = { $photos ->
    [one] { $photos } photo
   *[other] { $photos } photos
}, { $faces ->
    [one] { $faces } visage
   *[other] { $faces } visages
} : { $groups ->
    [one] { $groups } groupe
   *[other] { $groups } groupes
}, { $several ->
    [0] aucun de plus d’un visage.
    [one] { $several } de plus d’un visage.
   *[other] { $several } de plus d’un visage.
}
group-one = { $count ->
    [one] Groupe { $number } : { $count } visage
   *[other] Groupe { $number } : { $count } visages
}
group-face = { $path }, visage { $face }
group-next = Pour donner un nom à un groupe, nommez l’un de ses visages : --who NOM={ $anchor }
group-sheet-written = Les groupes en images : { $to }. Les visages y sont à découvert : gardez cette planche pour vous.
group-no-sheet = Aucun visage n’a été trouvé, il n’y a donc pas de planche.
group-limits = Réunis par deux programmes qui sont d’accord ({ $first }, { $second }). Une personne peut avoir plusieurs groupes, et plusieurs personnes peuvent en partager un, même sans se ressembler, le plus souvent des enfants : regardez chaque groupe vous-même.

# Ce que disent les mots à côté d’une photo.

caption-heading = { $count ->
    [one] { $count } chose que cette légende dit :
   *[other] { $count } choses que cette légende dit :
}
caption-nothing = Rien n’a été trouvé dans cette légende de ce qui a été cherché. Cela ne veut pas dire qu’elle ne dit rien.
caption-school = Une école, une crèche ou un club : « { $content } »
caption-meeting = Quand et où retrouver quelqu’un : « { $content } »
caption-address = Une adresse : « { $content } »
caption-place = Un lieu : « { $content } »
caption-birth-date = Une date de naissance : « { $content } »
caption-national-number = Un numéro national d’identité ou de sécurité sociale : « { $content } »
caption-travel-document = Une ligne de passeport ou de carte d’identité : « { $content } »
caption-card = Une carte de paiement : « { $content } »
caption-iban = Un compte bancaire (IBAN) : « { $content } »
caption-phone = Un numéro de téléphone : « { $content } »
caption-online = Un compte ou une adresse en ligne : « { $content } »
caption-name = Un nom : « { $content } »
caption-age = Un âge, ou une classe qui le dit : « { $content } »
caption-date = Un jour, ou le moment d’une habitude : « { $content } »
caption-plate = Une plaque d’immatriculation : « { $content } »
caption-hashtag = Un hashtag par lequel des inconnus cherchent des photos d’enfants : « { $content } »
caption-remedy-school = Cela dit où trouver un enfant. Le mot « école » suffit.
caption-remedy-meeting = Cela dit où un enfant sera, et quand. Envoyez-le en message privé à la personne qui en a besoin.
caption-remedy-address = Cela dit où vous habitez. Enlevez-la.
caption-remedy-place = Enlevez-le, ou publiez quand vous n’y êtes plus.
caption-remedy-birth-date = Enlevez-la : un nom et une date de naissance suffisent pour se faire passer pour quelqu’un.
caption-remedy-national-number = Enlevez-le : il appartient à une personne pour la vie.
caption-remedy-travel-document = Enlevez-la : avec elle, quelqu’un peut se faire passer pour vous.
caption-remedy-card = Enlevez-la. Si elle est déjà en ligne, demandez une autre carte à votre banque.
caption-remedy-iban = Enlevez-le, et envoyez-le en message privé à la personne qui en a besoin.
caption-remedy-phone = Envoyez-le en message privé à la personne qui en a besoin.
caption-remedy-online = Cela relie la photo à une personne. Enlevez-le si un enfant est sur la photo.
caption-remedy-name = Avec un nom, un inconnu peut appeler un enfant. Enlevez-le, ou mettez une initiale.
caption-remedy-age = Enlevez-le : un nom et un âge suffisent pour chercher un enfant.
caption-remedy-date = Enlevez-le : un anniversaire ouvre des comptes, et une habitude dit où quelqu’un sera.
caption-remedy-plate = Elle dit à qui est la voiture. Enlevez-la.
caption-remedy-hashtag = Enlevez-le, même si peu de gens suivent ce compte : qui le cherche trouve la photo.
caption-cut = Seuls les 20 000 premiers caractères ont été lus.
caption-no-promise = Les mots qui ne sont pas dans les listes d’Ombrelle échappent, surtout les surnoms et les prénoms rares. Relisez une fois comme le ferait un inconnu.
