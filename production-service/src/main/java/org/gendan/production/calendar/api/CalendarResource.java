package org.gendan.production.calendar.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.QueryDay;
import org.gendan.kernel.rest.Versioned;
import org.gendan.kernel.rule.MayLack;
import org.gendan.kernel.time.WorkingDays.Counted;
import org.gendan.language.Role;
import org.gendan.production.calendar.CalendarYear;
import org.gendan.production.calendar.CompanyCalendar;
import org.gendan.production.calendar.YearDetails;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The company calendar over REST; every signed-in member of staff reads it (decision 7), and the ERP. */
@Path("/api/calendar")
@Tag(name = "Calendar", description = "The company calendar; every signed-in member of staff reads it (decision 7).")
@RolesAllowed({
    Role.MERCHANDISER,
    Role.SALESPERSON,
    Role.BUSINESS_MANAGER,
    Role.CUSTOMER_SERVICE,
    Role.CASHIER,
    Role.FINANCE,
    Role.PLANNER,
    Role.PRODUCTION_MANAGER,
    Role.INSPECTOR,
    Role.QUALITY_MANAGER,
    Role.SUPERVISOR,
    Role.MARKETING,
    Role.WAREHOUSE,
    Role.FOLLOW_UP_CLERK,
    Role.TEAM_LEADER,
    Role.AUDITOR,
    Role.OPERATOR,
    Role.ERP
})
class CalendarResource {
    private final CompanyCalendar calendar;

    CalendarResource(CompanyCalendar calendar) {
        this.calendar = calendar;
    }

    @Schema(description = "A date that was counted to; estimated when a year on the way is not announced yet.")
    @MayLack({})
    record WorkingDayView(LocalDate date, boolean estimated) {
        static WorkingDayView of(Counted counted) {
            return new WorkingDayView(counted.date(), counted.estimated());
        }
    }

    @MayLack({})
    record YearView(int year, long version, YearDetails details) implements Versioned {
        static YearView of(CalendarYear year) {
            return new YearView(year.year(), year.version(), year.details());
        }
    }

    @GET
    @Path("working-days")
    @Operation(
            summary = "Count working days from a day",
            description =
                    "Monday to Friday, less the State Council's holidays, plus its make-up working days. The start "
                            + "day is never counted; add=0 is the day itself, negative adds count back.")
    public WorkingDayView workingDays(
            @Parameter(
                            description = "The start day",
                            example = "2026-02-13",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @RestQuery
                    @NotNull
                    String from,
            @Parameter(description = "Working days to go, back if negative", example = "3")
                    @RestQuery
                    @DefaultValue("0")
                    @Min(-2000)
                    @Max(2000)
                    int add) {
        return WorkingDayView.of(calendar.add(QueryDay.of("from", from), add));
    }

    @GET
    @Path("years/{year}")
    @Operation(summary = "Read a year of the calendar")
    public YearView year(@RestPath int year) {
        return seen(calendar.get(year));
    }

    @PUT
    @Path("years/{year}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Publish a year of the calendar, anew or for the first time",
            description = "Needs If-Match where the year was published before.")
    public YearView publish(@RestPath @Min(2000) @Max(2100) int year, @NotNull @Valid YearDetails details) {
        return seen(calendar.publish(year, details));
    }

    private static YearView seen(CalendarYear year) {
        return YearView.of(year);
    }
}
