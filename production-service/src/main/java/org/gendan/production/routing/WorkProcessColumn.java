package org.gendan.production.routing;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a process by its code. */
@Converter(autoApply = true)
class WorkProcessColumn implements AttributeConverter<WorkProcess, String> {

    @Override
    public String convertToDatabaseColumn(WorkProcess process) {
        return process == null ? null : process.name();
    }

    @Override
    public WorkProcess convertToEntityAttribute(String code) {
        return code == null ? null : WorkProcess.of(code);
    }
}
