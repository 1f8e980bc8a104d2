// Where somebody is, was or goes.
import { defineGroup } from "./category.ts";

/** Categories of location data. */
export const location = defineGroup("location", "personal", [
  {
    id: "precise-location",
    title: "precise location",
    terms:
      "geo location, gps location, gps coordinate, gps position, user location, current location, device location, live location, lat lng, lat lon, lat long, last known location, location coordinate, exact location, home coordinate, location history, driver location, customer location, home location, user coordinate, user position, geo coordinate, home latitude, home longitude, courier location",
    weakTerms: "latitude, longitude, geo point",
    inContext: { person: "location, lat, lng, lon, coordinates, position, whereabouts, latitude, longitude" },
    weight: 2,
    profiles: ["gdpr", "hipaa"],
    sensitive: "geoLocation, userLocation, user.location, latitude, gpsCoordinates",
    harmless: "location, window.location, locationId, sourceLocation, allocation, locationHeader, file.location",
  },
  {
    id: "travel",
    title: "travel plans",
    terms:
      "itinerary, travel itinerary, travel history, flight booking, trip history, pnr, pnr number, booking reference, passenger record, boarding pass, travel plan, frequent flyer number, seat assignment, hotel booking, trip detail, pickup address, dropoff address, pickup location, dropoff location, ride history, loyalty number, ticket number travel, passenger name record, hotel reservation, pick up address, drop off address",
    weight: 1,
    sensitive: "itinerary, pnr, boardingPass, pickupAddress, frequentFlyerNumber",
    harmless: "bookingId, tripId, travelMode, flightNumber, itineraryId, pnrStatus",
  },
  {
    id: "movement-data",
    title: "movement data",
    terms:
      "gps track, gps trace, location trail, location log, movement data, step data, route history, check in history, visited place, commute, track point, gps point, workout route, badge swipe, access card log",
    weight: 2,
    sensitive: "gpsTrack, routeHistory, movementData, visitedPlaces",
    harmless: "routeId, trackId, locationLogger, stepCount, breadcrumbs",
  },
]);
