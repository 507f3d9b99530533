package org.gendan.office.attachment.api;

import java.util.List;
import java.util.stream.StreamSupport;
import org.gendan.office.attachment.Upload;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/** Takes files out of the form that they came in. */
public final class Uploads {
    private Uploads() {}

    /** The file of a form that holds one; null where there is none. */
    public static Upload of(FileUpload file) {
        return file == null ? null : new Upload(file.fileName(), file.uploadedFile(), file.size(), files());
    }

    /** The files of a form that may hold several. */
    public static List<Upload> of(List<FileUpload> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .map(file -> new Upload(file.fileName(), file.uploadedFile(), file.size(), 1))
                        .toList();
    }

    /** How many files the form under way holds, under whatever name. */
    private static long files() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        FormData form = request == null ? null : request.getFormData();
        return form == null
                ? 0
                : StreamSupport.stream(form.spliterator(), false)
                        .flatMap(name -> form.get(name).stream())
                        .filter(FormValue::isFileItem)
                        .count();
    }
}
