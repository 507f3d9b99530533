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
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gendan.kernel.rest.QueryDay;
import org.gendan.kernel.time.WorkingDays.Counted;
import org.gendan.kernel.who.ExpectedVersion;
import org.gendan.language.Role;
import org.gendan.production.calendar.CalendarYear;
import org.gendan.production.calendar.CompanyCalendar;
import org.gendan.production.calendar.YearDetails;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The company calendar over REST; every signed-in member of staff reads it (decision 7). */
@Path("/api/calendar")
@Tag(name = "Calendar")
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
    Role.OPERATOR
})
class CalendarResource {
    private final CompanyCalendar calendar;

    CalendarResource(CompanyCalendar calendar) {
        this.calendar = calendar;
    }

    @Schema(description = "A date that was counted to; estimated when a year on the way is not announced yet.")
    record WorkingDayView(LocalDate date, boolean estimated) {
        static WorkingDayView of(Counted counted) {
            return new WorkingDayView(counted.date(), counted.estimated());
        }
    }

    record YearView(int year, long version, YearDetails details) {
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
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = YearView.class)))
    public Response year(@RestPath int year) {
        return view(calendar.get(year));
    }

    @PUT
    @Path("years/{year}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Publish a year of the calendar, anew or for the first time",
            description = "Needs If-Match where the year was published before.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = YearView.class)))
    public Response publish(@RestPath @Min(2000) @Max(2100) int year, @NotNull @Valid YearDetails details) {
        return view(calendar.publish(year, details));
    }

    private static Response view(CalendarYear year) {
        return Response.ok(YearView.of(year))
                .tag(ExpectedVersion.tag(year.version()))
                .build();
    }
}
