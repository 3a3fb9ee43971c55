# Ce qui est dit sur un téléphone à la place de la phrase du même nom sans `phone-` : il n’y a là ni commande ni ordinateur.

phone-remedy-left-out = Une copie protégée ne le garde pas.
phone-remedy-rename = C’est dans le nom du fichier : une copie protégée a un nom qui ne dit rien.
phone-remedy-cover-box = On peut le couvrir dans la copie.
phone-remedy-cover-faces = Une copie protégée le couvre avec les autres visages, sauf si vous montrez le visage { $face }.

phone-report-nobody-looked = Rien n’est couvert : personne n’a cherché de visages.
phone-gap-camera-traces = une personne qui a d’autres photos du même appareil peut comparer le grain du capteur, la taille en pixels et les traces de compression : une copie plus petite rend cela plus difficile

phone-jury-more = D’autres programmes de reconnaissance n’ont pas été interrogés, et peuvent encore connaître le visage.
phone-jury-not-tried-other-photos = d’autres photos de la personne : aucune n’a été donnée

phone-fingerprint-note-no-ffmpeg = Seules les empreintes du fichier lui-même ont été faites : elles ne retrouvent que les copies exactes. Sur un ordinateur, Ombrelle peut aussi prendre l’empreinte de ce que la vidéo montre.

phone-rec-unfit-disk-name = Choisissez un nom plus court et plus simple.
phone-err-no-memory-for-photo = Cet appareil n’a pas assez de mémoire libre pour ouvrir la photo.
phone-rec-no-memory-for-photo = Fermez d’autres applications, puis réessayez.
phone-err-out-of-memory = Cet appareil n’a pas assez de mémoire libre pour cela.
phone-rec-out-of-memory = Fermez d’autres applications, puis réessayez. Couvrir un visage demande moins de mémoire que le voiler.
phone-err-model-broken = Un modèle pour les visages ou le texte ne fonctionne pas sur cet appareil (« { $name } », détail technique : { $detail }).

phone-rec-model-missing = L’application en est peut-être dépourvue, et seuls ses auteurs peuvent y remédier. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.
phone-rec-model-altered = Installez l’application à nouveau. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.
phone-rec-model-broken = Installez l’application à nouveau. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.
phone-rec-runtime-missing = L’application en est peut-être dépourvue, et seuls ses auteurs peuvent y remédier. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.
phone-rec-runtime-broken = Installez l’application à nouveau. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.
phone-err-runtime-reports = La bibliothèque ONNX Runtime de l’application peut rendre compte à son éditeur par le réseau : elle n’est pas chargée.
phone-rec-runtime-reports = Seuls les auteurs de l’application peuvent y remédier : signalez-le-leur. Sans détecteur de visages, vous pouvez toujours tracer vous-même les cadres à couvrir.
phone-rec-no-witness = L’application en est peut-être dépourvue, et seuls ses auteurs peuvent y remédier. Seul un cache masque un visage pour de bon.
phone-rec-register-newer = Installez la dernière version de l’application, puis réessayez.
phone-rec-book-newer = Installez la dernière version de l’application, puis réessayez.
phone-rec-directory-unread = Installez la dernière version de l’application, qui apporte sa propre liste. La liste des lignes d’aide reste celle d’avant.
phone-rec-directory-other-key = Prenez les mises à jour là où les auteurs de l’application les publient. La liste des lignes d’aide reste celle d’avant.
phone-jury-next-hidden-from-kin = Couvrez-le : des programmes d’une autre famille n’ont pas été interrogés, et peuvent fort bien reconnaître le visage.
phone-jury-elsewhere-next-hidden-from-kin = Couvrez-le : des programmes d’une autre famille n’ont pas été interrogés, et peuvent fort bien reconnaître le visage.
